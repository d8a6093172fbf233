/** An honest Office file of 25 MB unpacks to some 200 MB at most; what is more would fill the computer's memory. */
export const unpackLimits = { maxBytes: 200e6, maxParts: 10_000 } as const;
