package ast

import "github.com/open-policy-agent/opa/v1/util"

// Load takes modules as another compiler has left them, and only builds what evaluation looks rules up in. They must not change any more.
func (c *Compiler) Load(modules map[string]*Module) {
	c.init()
	c.Modules = modules
	c.sorted = util.KeysSorted(modules)
	c.setModuleTree()
	c.setRuleTree()
	c.buildRuleIndices()
	c.buildComprehensionIndices()
}
