/** Jest transform for files that the API's bundle takes in as text (`.csv`), as esbuild's loader `text` does. */
module.exports = { process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }) };
