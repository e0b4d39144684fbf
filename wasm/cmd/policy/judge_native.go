//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/opentofu/opentofu/terraformer/internal/policy"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// notMine is how judge ends, without a word, where the command line of src/cli has to answer.
const notMine = 3

// judge answers `verify PLAN.json --format json` as src/cli/verify.ts does, byte for byte, and gives the exit code. It is for machines that
// judge plan after plan: Node takes longer to start than all of this takes. What it isn't made for, and whatever is wrong with what it is given,
// is notMine: there is one place that tells people what to do.
func judge(service *policy.Service, rulesFile string, args []string) (code int) {
	defer func() {
		if recover() != nil {
			code = notMine
		}
	}()
	asked, ok := parse(args)
	if !ok {
		return notMine
	}
	plan := read(asked.plan)
	if !isPlan(plan) {
		return notMine
	}
	bundled := ""
	if asked.bundled {
		bundled = string(read(rulesFile))
	}
	final, err := service.Judge(plan, bundled, policies(asked.policies), data(asked.data), asked.choice)
	if err != nil {
		return notMine
	}
	for i := range final.Policies {
		final.Policies[i].Remedies = nil // they are for the engine, and of a plan there is nothing to edit
	}
	text := written(final)
	if text == nil {
		return notMine
	}
	_, _ = os.Stdout.Write(text)
	if !final.OK {
		return 1
	}
	return 0
}

type asked struct {
	plan           string
	policies, data []string
	choice         policy.Choice
	bundled        bool
}

// parse reads the arguments behind `verify`; not ok where one is another than these.
func parse(args []string) (a asked, ok bool) {
	a.bundled = true
	format := ""
	lists := map[string]*[]string{"--policy": &a.policies, "--data": &a.data, "--namespace": &a.choice.Namespaces}
	for i := 0; i < len(args); i++ {
		name, value, isJoined := strings.Cut(args[i], "=")
		list := lists[name]
		switch {
		case list != nil || name == "--format":
			if !isJoined {
				if i++; i == len(args) {
					return a, false
				}
				value = args[i]
			}
			if list != nil {
				*list = append(*list, value)
			} else if format != "" {
				return a, false
			} else {
				format = value
			}
		case args[i] == "--no-bundled-policies":
			a.bundled = false
		case args[i] == "--combine":
			a.choice.Combine = true
		case a.plan == "" && !strings.HasPrefix(args[i], "-"):
			a.plan = args[i]
		default:
			return a, false
		}
	}
	about := len(a.data)+len(a.choice.Namespaces) > 0 || a.choice.Combine || !a.bundled // the user's policies, so there have to be some
	return a, format == "json" && strings.HasSuffix(a.plan, ".json") && (len(a.policies) > 0 || !about)
}

func isPlan(text []byte) bool {
	var parts map[string]json.RawMessage
	if json.Unmarshal(text, &parts) != nil {
		return false
	}
	has := func(name string) bool { _, ok := parts[name]; return ok }
	return has("format_version") && (has("planned_values") || has("resource_changes"))
}

// read panics where the file can't be read as text.
func read(file string) []byte {
	text, err := os.ReadFile(file)
	if err != nil || !utf8.Valid(text) {
		panic(file)
	}
	return text
}

// policies are those of files and folders, as readPolicies of src/cli/read.ts gives them: names as the user knows them.
func policies(places []string) map[string]string {
	texts := map[string]string{}
	for _, place := range places {
		isRego := false
		for _, inside := range below(place) {
			name := path.Base(inside)
			extension := path.Ext(name)
			if inside == "" {
				texts[place] = string(read(place))
				isRego = true
			} else if !strings.HasSuffix(name, "_test.rego") && (name == ".manifest" ||
				slices.Contains([]string{".rego", ".json", ".yaml", ".yml", ".tf", ".tofu", ".tfvars", ".hcl"}, extension)) {
				texts[filepath.ToSlash(filepath.Join(place, inside))] = string(read(filepath.Join(place, inside)))
				isRego = isRego || extension == ".rego"
			}
		}
		if !isRego {
			panic(place)
		}
	}
	return texts
}

// data are the files of --data, as readData gives them.
func data(places []string) []policy.Data {
	files := []policy.Data{}
	for _, place := range places {
		found := len(files)
		for _, inside := range below(place) {
			if inside == "" {
				files = append(files, policy.Data{File: place, At: []string{}, Text: string(read(place))})
			} else if slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(inside)) {
				at := strings.Split(inside, "/")
				file := filepath.Join(place, inside)
				files = append(files, policy.Data{File: filepath.ToSlash(file), At: at[:len(at)-1], Text: string(read(file))})
			}
		}
		if len(files) == found {
			panic(place)
		}
	}
	return files
}

// below names the files below a folder in name order, as seen from there; of a file the empty name.
func below(place string) (names []string) {
	if info, err := os.Stat(place); err != nil {
		panic(place)
	} else if !info.IsDir() {
		return []string{""}
	}
	err := fs.WalkDir(os.DirFS(place), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{".git", "node_modules", ".terraform"}, entry.Name()):
			return fs.SkipDir
		case entry.Type()&fs.ModeSymlink != 0:
			if info, err := os.Stat(filepath.Join(place, name)); err != nil || !info.Mode().IsRegular() {
				return nil // links to folders may go round in circles
			}
		case !entry.Type().IsRegular():
			return nil
		}
		names = append(names, name)
		return nil
	})
	if err != nil {
		panic(err)
	}
	return names
}

// written is the report as JSON.stringify(report, null, 2) writes it; nil where it would escape other characters.
func written(final report.Report) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if encoder.Encode(final) != nil || bytes.Contains(text.Bytes(), []byte(`\u202`)) {
		return nil
	}
	return text.Bytes()
}
