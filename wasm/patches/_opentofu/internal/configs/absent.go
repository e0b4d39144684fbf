package configs

// AbsentModule is the source directory of modules that aren't at hand. They stand as modules without content, whose
// outputs are unknown.
const AbsentModule = ".absent"
