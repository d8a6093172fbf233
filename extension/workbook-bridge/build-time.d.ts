/** Where the add-in is served, from PLUMBLINE_ADDIN_ORIGIN as for the add-in's own build; by wxt.config.ts. */
declare const __PLUMBLINE_ADDIN_ORIGIN__: string;
/** The pages of that origin, as a permission for them is asked for; Firefox knows no ports there. */
declare const __PLUMBLINE_ADDIN_PAGES__: string;
