import { concatBytes, type Digest, sha256 } from '../encoding.ts';

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

/** RFC 6962, section 2.1: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array, digest: Digest = sha256) => digest(leafMark, entry);

/** The roots of the full subtrees of a tree with `size` leaves, largest first: all that is needed to add one more. */
export interface Frontier {
  readonly size: number;
  readonly roots: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, roots: [] };

export async function addLeaf(
  frontier: Frontier,
  leaf: Uint8Array,
  digest: Digest = sha256,
): Promise<Frontier> {
  const roots = [...frontier.roots];
  let node = leaf;
  for (let size = frontier.size; size % 2 === 1; size = Math.floor(size / 2)) {
    const left = roots.pop();
    if (left === undefined) throw new RangeError('a frontier has one root for each bit of its size');
    node = await digest(nodeMark, left, node);
  }
  return { size: frontier.size + 1, roots: [...roots, node] };
}

/** RFC 6962, section 2.1: the tree's root; of an empty tree SHA-256 of nothing. */
export async function treeRoot(frontier: Frontier, digest: Digest = sha256): Promise<Uint8Array> {
  const last = frontier.roots.at(-1);
  if (last === undefined) return digest(concatBytes());
  let root = last;
  for (const left of frontier.roots.slice(0, -1).reverse()) root = await digest(nodeMark, left, root);
  return root;
}
