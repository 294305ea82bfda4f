/** Plain .mjs, nothing to compile: Jest loads it as it is, which needs NODE_OPTIONS=--experimental-vm-modules (see project.json). */
module.exports = {
  displayName: 'bench',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  transform: {},
};
