package gate

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// bundled is what may be asked for in the cases.
var bundled = []string{
	"registry.terraform.io/hashicorp/aws", "hashicorp/archive", "hashicorp/azurerm", "hashicorp/google", "hashicorp/helm", "hashicorp/kubernetes", "hashicorp/null",
	"hashicorp/random", "hashicorp/tls", "kreuzwerker/docker", "hashicorp/local", "hashicorp/http", "example.com/own/cloud",
}

// offers are the versions of some of them.
var offers = map[string][]string{"hashicorp/aws": {"5.100.0", "4.67.0", "6.66.0"}, "registry.terraform.io/hashicorp/random": {"3.9.1"}, "hashicorp/null": {}}

// A file of testdata is about one rule: its programs whose names begin with bad are refused as says.txt says, those that begin with good are let
// through. A program is a file, or a folder with what is in it; the root module's folder is the one called root, where there is one.
// UPDATE=1 rewrites what is expected: read it.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) < 10 {
		t.Fatalf("only %d cases", len(paths))
	}
	codes := map[string]bool{}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			about, programs, order := cases(t, path)
			says := ""
			for _, name := range order {
				root := ""
				for file := range programs[name] {
					if strings.HasPrefix(file, "root/") {
						root = "root"
					}
				}
				files := map[string]workspace.Content{}
				for file, text := range programs[name] {
					switch inner, inside := strings.CutPrefix(file, "root/"); {
					case inside:
						file = inner
					case root != "":
						file = "../" + file
					}
					files[file] = workspace.Content(text)
				}
				found := Check(files, workspace.Reading{Root: root}, bundled, offers)
				if bad := strings.HasPrefix(name, "bad"); bad != (len(found) > 0) {
					t.Errorf("%s: %d refusals: %v", name, len(found), found)
				}
				for _, d := range found {
					codes[d.Code] = true
					written := ""
					if text := files[d.File]; len(text) >= d.Range.End.Byte {
						written = string(text[d.Range.Start.Byte:d.Range.End.Byte])
					}
					says += fmt.Sprintf("%s: %s:%d:%d [%s] %q %s: %s\n", name, d.File, d.Range.Start.Line, d.Range.Start.Column, d.Code, written, d.Address, d.Detail)
				}
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(path, []byte(about+"-- says.txt --\n"+says), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := programs["says.txt"]["says.txt"]; want != says {
				t.Errorf("expected:\n%s\ngot:\n%s", want, says)
			}
		})
	}
	for _, code := range []string{"argument", "backend", "block", "file", "function", "module", "path", "provider", "provisioner", "type", "unreadable", "version"} {
		if !codes["gate-"+code] {
			t.Errorf("no case has gate-%s", code)
		}
	}
}

// cases are the programs of a file by their names, each with its files; about is all but what is expected.
func cases(t *testing.T, path string) (about string, programs map[string]map[string]string, order []string) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	programs = map[string]map[string]string{"says.txt": {}}
	program, file := "", ""
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(name, " --") {
			name = strings.TrimSuffix(name, " --")
			folder, inner, inFolder := strings.Cut(name, "/")
			program, file = name, "main"+name[strings.IndexByte(name, '.'):]
			if name == "says.txt" {
				file = name
			} else if inFolder {
				program, file = folder, inner
			}
			if programs[program] == nil {
				programs[program] = map[string]string{}
				order = append(order, program)
			}
			programs[program][file] = ""
		} else if program != "" {
			programs[program][file] += line
		}
		if program != "says.txt" {
			about += line
		}
	}
	return about, programs, order
}

// Programs that the rules of policies are tested by are ordinary ones.
func TestOrdinaryProgramsPass(t *testing.T) {
	paths, _ := filepath.Glob("../../../policies/*/*/good.tf")
	refused := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if found := Check(map[string]workspace.Content{"main.tf": text}, workspace.Reading{}, bundled, nil); len(found) > 0 {
			refused[path] = found[0].Detail
		}
	}
	if len(paths) < 100 || len(refused) > 0 {
		t.Errorf("%d of %d refused: %v", len(refused), len(paths), slices.Sorted(maps.Values(refused)))
	}
}

// What names a rule of the table leads to the kind of argument that it has.
func TestHatches(t *testing.T) {
	kinds := []string{"program", "path", "write", "content", "name", "network", "host"}
	for name, arguments := range hatches.Arguments {
		if len(arguments) == 0 {
			t.Errorf("%s has no arguments", name)
		}
		for path, kind := range arguments {
			if !slices.Contains(kinds, kind) {
				t.Errorf("%s of %s: %q", path, name, kind)
			}
		}
	}
}

func TestAlternatives(t *testing.T) {
	for pattern, want := range map[string]string{
		"*.json": "*.json", "{a,b}/*": "a/* b/*", "{.,a}{.,b}/x": "../x .b/x a./x ab/x", "{a,{b,..}}": "a b ..", "{a": "{a",
	} {
		if got := strings.Join(alternatives(pattern), " "); got != want {
			t.Errorf("%s: %s", pattern, got)
		}
	}
	if got := alternatives(strings.Repeat("{a,b}", 30)); got[0] != "/" {
		t.Errorf("%d alternatives of many", len(got))
	}
}
