package gate

import (
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// folders that tools keep their own settings in, among them programs to run and where to fetch from.
var toolFolders = []string{".terraform", ".terraform.d", ".opentofu.d", ".aws", ".azure", ".kube", ".docker", ".ssh", ".git"}

// toolFiles are files of that kind.
var toolFiles = []string{".terraformrc", "terraform.rc", ".tofurc", "tofu.rc", ".netrc", ".gitconfig", ".git"}

// names refuses files that OpenTofu, or what it runs, would take orders from. A lock file only narrows what may be chosen, and is let through.
func (g *gate) names() {
	for _, name := range g.files.Names {
		at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
		parts := strings.Split(name, "/")
		folder := slices.IndexFunc(parts[:len(parts)-1], func(part string) bool { return slices.Contains(toolFolders, strings.ToLower(part)) })
		switch {
		case folder >= 0:
			g.refuse("gate-file", at, "", "File not allowed", "The folder %s holds what a tool on your machine has made or is told. Leave it out of what you send.", parts[folder])
		case slices.Contains(toolFiles, strings.ToLower(path.Base(name))):
			g.refuse("gate-file", at, "", "File not allowed", "%s tells a tool what to use. Here the service says it: leave the file out of what you send.", path.Base(name))
		case strings.Contains(name, ".tfstate"):
			g.refuse("gate-file", at, "", "File not allowed", "A state holds secrets and isn't needed for a plan of what is written. Leave %s out of what you send.", path.Base(name))
		}
	}
}
