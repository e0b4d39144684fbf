package refactor

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

var movedBlock = regexp.MustCompile(`(?m)\n*^moved \{\n[^}]*\}\n`)
var blankLines = regexp.MustCompile(`\n+`)

// Whatever is renamed and then named as before leaves no trace but the block that says so.
func TestThereAndBack(t *testing.T) {
	programs := filesOf(t, "../../../test/cases/clean-*.txtar", "../../../test/cases/plan-*.txtar", "../../../test/cases/policy-*.txtar", "../../../test/prompts/hundred/*.txtar", "../../../test/repair/changes/*.txtar", cases+"/*.txtar")
	random := rand.New(rand.NewPCG(1, 2))
	renamed := 0
	for name, files := range programs {
		w := &work{program: read(kept(files)), given: files}
		w.found = w.occurrences()
		for _, o := range w.found {
			if o.declares == nil || isOverride(o.file.name) || random.IntN(6) > 0 {
				continue
			}
			there := Apply(files, Request{Action: "rename", Folder: o.folder, Address: o.address(), To: "zz_other"})
			if failed(there) {
				continue
			}
			renamed++
			other := o.symbol
			other.name = "zz_other"
			back := Apply(merged(files, there), Request{Action: "rename", Folder: o.folder, Address: other.address(), To: o.name})
			if failed(back) {
				t.Errorf("%s: %s: not back: %s", name, o.address(), back.Diagnostics[0].Detail)
				continue
			}
			for path, text := range merged(merged(files, there), back) {
				if got, want := trimmed(text), trimmed(files[path]); got != want {
					t.Errorf("%s: %s: %s is\n%s\nand was\n%s", name, o.address(), path, got, want)
				}
			}
		}
	}
	if renamed < 200 {
		t.Errorf("only %d renames", renamed)
	}
}

// trimmed leaves moves out, and the blank lines that they brought.
func trimmed(text workspace.Content) string {
	text = movedBlock.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\n"))
	return string(blankLines.ReplaceAll(bytes.TrimSpace(text), []byte("\n")))
}

func failed(r Result) bool { return len(r.Diagnostics) > 0 && r.Diagnostics[0].Severity == "error" }

func merged(files map[string]workspace.Content, r Result) map[string]workspace.Content {
	all := map[string]workspace.Content{}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range r.Files {
		all[name] = workspace.Content(text)
	}
	return all
}

func kept(files map[string]workspace.Content) *workspace.Workspace {
	kept, _ := workspace.New(files)
	return kept
}

// filesOf reads the programs of cases; what they have beside them (reports, answers) is no configuration and does no harm.
func filesOf(t *testing.T, patterns ...string) map[string]map[string]workspace.Content {
	programs := map[string]map[string]workspace.Content{}
	for _, pattern := range patterns {
		paths, _ := filepath.Glob(pattern)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]workspace.Content{}
			heads := section.FindAllSubmatchIndex(text, -1)
			for i, head := range heads {
				end := len(text)
				if i+1 < len(heads) {
					end = heads[i+1][0]
				}
				if name := string(text[head[2]:head[3]]); !strings.HasPrefix(name, "result") && len(text) < 200_000 {
					files[name] = bytes.Clone(text[head[1]:end])
				}
			}
			programs[path] = files
		}
	}
	return programs
}
