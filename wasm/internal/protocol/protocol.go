// Package protocol answers the engine's requests: one JSON value in, one out, as ARCHITECTURE.md describes them.
package protocol

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/config"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/opentofu/opentofu/terraformer/internal/gate"
	"github.com/opentofu/opentofu/terraformer/internal/hcl2"
	"github.com/opentofu/opentofu/terraformer/internal/language"
	"github.com/opentofu/opentofu/terraformer/internal/refactor"
	"github.com/opentofu/opentofu/terraformer/internal/remedy"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/values"
	"github.com/opentofu/opentofu/terraformer/internal/verify"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/opentofu/opentofu/version"
)

// Engine holds what outlives a request: the provider schemas.
type Engine struct {
	// ReadSchema, when set, reads a file that the catalogue names, so that no caller has to bring it; ReadUsage one of public/knowledge.
	ReadSchema func(file string) ([]byte, error)
	ReadUsage  func(provider string) ([]byte, error)

	mutex sync.Mutex // OpenTofu's evaluation limits and its view of the files are the process's
	store *schema.Store

	memory   verify.Memory
	language *language.Service
}

// New returns an engine without a catalogue.
func New() *Engine { return &Engine{store: schema.NewStore(), language: language.New()} }

type request struct {
	Op        string           `json:"op"`
	Catalogue []schema.Entry   `json:"catalogue"`
	ID        string           `json:"id"`
	Text      string           `json:"text"`
	Name      string           `json:"name"`
	Dump      string           `json:"dump"`
	Types     []string         `json:"types"`
	Edits     []edit.Edit      `json:"edits"`
	Refactor  refactor.Request `json:"refactor"`
	Changes   []config.Change  `json:"changes"`
	Method    string           `json:"method"`
	File      string           `json:"file"`
	At        int              `json:"at"`

	Providers []report.ProviderUse  `json:"providers"`
	Policies  []report.PolicyResult `json:"policies"`
	Allowed   []string              `json:"allowed"`  // sources of providers
	Versions  map[string][]string   `json:"versions"` // of providers, by their sources
	verify.Request
}

type answer struct {
	OK    bool   `json:"ok,omitempty"`
	Error string `json:"error,omitempty"`
}

// Handle answers one request. It never fails: what goes wrong is in the answer.
func (e *Engine) Handle(text []byte) (response []byte) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	defer func() {
		if reason := recover(); reason != nil {
			response = encode(answer{Error: fmt.Sprintf("The engine failed: %v", reason)})
		}
	}()
	var r request
	// A schema's text may follow on the lines below: a megabyte in a JSON string takes longer to read than the schema.
	if head, below, ok := bytes.Cut(text, []byte("\n")); ok && json.Valid(head) {
		text, r.Text = head, string(below)
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return encode(answer{Error: fmt.Sprintf("The request is no valid JSON of the protocol: %v", err)})
	}
	switch r.Op {
	case "init":
		e.store.SetCatalogue(r.Catalogue)
		return encode(answer{OK: true})
	case "load-schema":
		return encode(outcome(e.load(r)))
	case "load-usage":
		return encode(outcome(e.language.LoadUsage(r.Name, []byte(r.Text))))
	case "language":
		return encode(e.answer(language.Query{Method: r.Method, File: r.File, At: r.At, Files: r.Files}))
	case "verify":
		return encode(e.verify(r.Request))
	case "format":
		return encode(format(r.Files))
	case "edit":
		return encode(edit.Apply(r.Files, r.Edits))
	case "refactor":
		return encode(refactor.Apply(r.Files, r.Refactor))
	case "gate":
		return encode(map[string]any{"diagnostics": gate.Check(r.Files, r.Reading, e.allowed(r.Allowed), r.Versions)})
	case "graph":
		return encode(refactor.GraphOf(r.Files))
	case "secrets":
		return encode(map[string]any{"diagnostics": verify.Secrets(r.Request)})
	case "remedy":
		return encode(map[string]any{"edits": remedy.Edits(r.Files, e.types(r.Providers), r.Policies)})
	case "controls":
		return encode(controls(r.Request))
	case "configure":
		return encode(configured(r))
	case "facts":
		return encode(map[string]any{"facts": e.facts(r.Types)})
	case "rules":
		return encode(map[string]any{"rules": verify.Rules()})
	case "version":
		return encode(map[string]string{"opentofu": version.String(), "go": runtime.Version()})
	}
	return encode(answer{Error: fmt.Sprintf("Unknown op %q: expected init, load-schema, load-usage, language, verify, format, edit, refactor, graph, remedy, controls, configure, gate, secrets, facts, rules or version.", r.Op)})
}

func (e *Engine) load(r request) error {
	if r.Dump != "" {
		return e.store.LoadDump(r.Name, []byte(r.Dump))
	}
	return e.store.Load(r.ID, []byte(r.Text))
}

func (e *Engine) verify(r verify.Request) any {
	r.Memory = &e.memory
	for tried := map[string]bool{}; ; {
		result, need := verify.Verify(e.store, r)
		if need.Nothing() {
			if r.WithHCL2 {
				result.HCL2 = hcl2.Documents(r.Files)
			}
			return result
		}
		if e.ReadSchema == nil || len(need.Reach) > 0 {
			return need
		}
		for _, id := range need.Schemas {
			if err := e.readSchema(id); err != nil || tried[id] {
				return answer{Error: fmt.Sprintf("The provider schema %s can't be read: %v", id, err)}
			}
			tried[id] = true
		}
	}
}

func (e *Engine) readSchema(id string) error {
	entry, _ := e.store.Entry(id)
	text, err := e.ReadSchema(entry.File)
	if err != nil {
		return err
	}
	return e.store.Load(id, text)
}

// answer answers a question of an editor, reading what it needs where it can.
func (e *Engine) answer(query language.Query) any {
	for tried := map[string]bool{}; ; {
		result := e.language.Answer(e.store, query)
		need, ok := result.(language.Need)
		if !ok || e.ReadSchema == nil || e.ReadUsage == nil {
			return result
		}
		for _, id := range need.Need {
			var err error
			if provider, ok := strings.CutPrefix(id, "usage/"); ok {
				text, _ := e.ReadUsage(provider) // none, where there is none
				err = e.language.LoadUsage(provider, text)
			} else {
				err = e.readSchema(id)
			}
			if err != nil || tried[id] {
				return answer{Error: fmt.Sprintf("%s can't be read: %v", id, err)}
			}
			tried[id] = true
		}
	}
}

// allowed are the providers that a plan may ask for: those that the caller names, else all that the catalogue has.
func (e *Engine) allowed(sources []string) []string {
	if sources != nil {
		return sources
	}
	return e.store.Sources()
}

// controls is what files say of rules and their findings, for a plan that comes without a program.
func controls(r verify.Request) any {
	files, _ := workspace.New(r.Files)
	read := config.Of(files, files.Names, r.Config, r.Today)
	return map[string]any{"controls": read.Controls, "diagnostics": append([]report.Diagnostic{}, read.Diagnostics...)}
}

// configured is the configuration file with changes made in it. One that isn't there is empty before.
func configured(r request) any {
	name := cmp.Or(r.Config, config.Name)
	text, diagnostics := config.Edit(name, r.Files[name], r.Changes)
	return map[string]any{"files": map[string]string{name: string(text)}, "diagnostics": append([]report.Diagnostic{}, diagnostics...)}
}

// types finds the schemas of resources, as a report says they were judged.
func (e *Engine) types(used []report.ProviderUse) func(string) *configschema.Block {
	return func(name string) *configschema.Block {
		for _, use := range used {
			addr, diags := addrs.ParseProviderSourceString(use.Source)
			if diags.HasErrors() {
				continue
			}
			if p := e.store.Choose(addr, "", use.Version).Provider; p != nil {
				if schema, ok := p.Type(addrs.ManagedResourceMode, name); ok {
					return schema.Block
				}
			}
		}
		return nil
	}
}

// facts tells what is known of types beyond their schema, for the newest major of each provider.
func (e *Engine) facts(types []string) map[string]*values.Facts {
	found := map[string]*values.Facts{}
	for _, name := range types {
		if facts := values.FactsOf(name, e.store.Newest(values.ProviderOf(name))); facts != nil {
			found[name] = facts
		}
	}
	return found
}

func outcome(err error) answer {
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{OK: true}
}

// encode writes an answer.
func encode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		text, _ = json.Marshal(answer{Error: err.Error()})
	}
	return text
}

type formatted struct {
	Files       map[string]string   `json:"files"`
	Diagnostics []report.Diagnostic `json:"diagnostics"`
}

// format rewrites native-syntax files in the canonical style, as `terraform fmt` does. Files with errors stay as they are.
func format(files map[string]workspace.Content) formatted {
	result := formatted{Files: map[string]string{}, Diagnostics: []report.Diagnostic{}}
	for name, content := range files {
		serve.Beat()
		text, diags := verify.Format(name, content)
		result.Files[name] = text
		result.Diagnostics = append(result.Diagnostics, diags...)
	}
	done := report.Report{Diagnostics: result.Diagnostics}
	done.Finish()
	result.Diagnostics = done.Diagnostics
	return result
}
