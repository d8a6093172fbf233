import { callFunction } from './call-function.ts';
import { registerFunctions } from './register-functions.ts';

/** For an Excel without a runtime that pane and functions share: there this script alone is loaded. */
registerFunctions(CustomFunctions, () => Promise.resolve(callFunction));
