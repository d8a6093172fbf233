/** In place of @stdlib/string-format, which words only mistakes of programmers there and weighs 2 KB, gzipped. */
module.exports = String;
