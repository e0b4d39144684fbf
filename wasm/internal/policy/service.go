package policy

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/version"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// codesText lists what this stage says by diagnostics, as the engine's codes.json does.
//
//go:embed codes.json
var codesText []byte

// keep is how many sets of policies stay prepared. Preparing the bundled ones takes longer than evaluating them.
const keep = 8

// Service answers requests, one after the other.
type Service struct {
	mutex sync.Mutex
	cache []entry // most recently used last
	rules *bundle // those that ship, as they were last given
}

type entry struct {
	hash     [sha256.Size]byte
	prepared *Prepared
}

func NewService() *Service { return &Service{} }

type request struct {
	Op     string              `json:"op"`
	Report report.EngineResult `json:"report"`
	// Bundled are the rules that ship, as Store gives them; nil for those of before.
	Bundled *string         `json:"bundled"`
	User    json.RawMessage `json:"user"`
	Files   json.RawMessage `json:"files"`
	Data    json.RawMessage `json:"data"` // a list of Data, for the user's policies
	// Namespaces, Input and Combine: see Choice.
	Namespaces []string `json:"namespaces"`
	Input      string   `json:"input"`
	Combine    bool     `json:"combine"`
	Coverage   bool     `json:"coverage"` // of tests
	File       string   `json:"file"`     // whose package to try
	Rules      []string `json:"rules"`
	WithPlan   bool     `json:"withPlan"`
}

// Handle answers one request, whatever it is.
func (s *Service) Handle(text []byte) (response []byte) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	var r request
	defer func() {
		if problem := recover(); problem != nil {
			response = encode(crashed(r, problem))
		}
	}()
	if err := json.Unmarshal(text, &r); err != nil {
		return encode(map[string]string{"error": "the request can't be read: " + err.Error()})
	}
	switch r.Op {
	case "evaluate":
		final, err := s.evaluate(r)
		if err != nil {
			return encode(crashed(r, err))
		}
		return encode(final)
	case "store":
		text, diagnostics := Store(textsOf(r.Files))
		return encode(map[string]any{"bundled": text, "diagnostics": nonNil(diagnostics)})
	case "check":
		return encode(map[string]any{"diagnostics": nonNil(PrepareTests(textsOf(r.Files)).Diagnostics)})
	case "format":
		files, diagnostics := Format(textsOf(r.Files))
		return encode(map[string]any{"files": files, "diagnostics": nonNil(diagnostics)})
	case "test":
		return encode(Test(PrepareTests(textsOf(r.Files), dataOf(r.Data)...), r.Coverage))
	case "try":
		return encode(Try(tryRequest(r.User, r.Data), r.Report, r.File, Choice{textsOf(r.Files), nil, r.Input, r.Combine}))
	case "rules":
		if _, err := s.bundled(r.Bundled, nil); err != nil {
			return encode(crashed(r, err))
		}
		return encode(map[string]any{"rules": append(s.rules.rules(), report.CodeRules(codesText)...)})
	case "version":
		return encode(map[string]string{"opa": version.Version, "go": runtime.Version()})
	}
	return encode(map[string]string{"error": fmt.Sprintf("op %q: want evaluate, store, check, format, test, try, rules or version", r.Op)})
}

func (s *Service) evaluate(r request) (final report.Report, err error) {
	bundled, err := s.bundled(r.Bundled, r.Report.Plan)
	if err != nil {
		return final, err
	}
	final = Evaluate(r.Report, bundled.only(r.Rules), s.prepare(r.User, r.Data), Choice{textsOf(r.Files), r.Namespaces, r.Input, r.Combine})
	if !r.WithPlan {
		final.Plan = nil
	}
	return final, nil
}

// Judge says of a plan what `evaluate` does: by rules as Store gives them, "" for none, and by the user's policies with their data.
func (s *Service) Judge(plan []byte, bundled string, user map[string]string, data []Data, choice Choice) (report.Report, error) {
	skipped := report.Stages{Parse: report.Skipped, Schema: report.Skipped, Plan: report.Skipped, Lint: report.Skipped, Policy: report.Skipped}
	given := report.EngineResult{Report: report.Report{Stages: skipped, Plan: plan}}
	return s.evaluate(request{Report: given, Bundled: &bundled, User: encode(user), Data: encode(data), Namespaces: choice.Namespaces, Combine: choice.Combine})
}

// crashed is the answer when something that should never panic did. The engine's findings are not lost.
func crashed(r request, problem any) any {
	d := report.Diagnostic{
		Stage: "policy", Code: "internal-error", Severity: report.Error, Summary: "The policy engine failed",
		Detail: fmt.Sprintf("This is a mistake in TerraFormer or in OPA: %v", problem),
	}
	if r.Op != "evaluate" {
		return map[string]any{"error": d.Detail, "diagnostics": []report.Diagnostic{d}}
	}
	final := r.Report.Report
	final.Stages.Policy, final.Plan = report.Fail, nil
	final.Diagnostics = append(final.Diagnostics, d)
	final.Finish()
	return final
}

// prepare compiles a set of policies with its data, or finds it as it was compiled before.
func (s *Service) prepare(text, data json.RawMessage) *Prepared {
	hash := sha256.Sum256(append(slices.Clip(slices.Clone(text)), data...))
	if i := slices.IndexFunc(s.cache, func(e entry) bool { return e.hash == hash }); i >= 0 {
		found := s.cache[i]
		s.cache = append(slices.Delete(s.cache, i, i+1), found)
		return found.prepared
	}
	files := textsOf(text)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasSuffix(name, "_test.rego") }) // they say nothing of a program
	prepared := Prepare(files, dataOf(data)...)
	if len(s.cache) == keep {
		s.cache = slices.Delete(s.cache, 0, 1)
	}
	s.cache = append(s.cache, entry{hash, prepared})
	return prepared
}

// Load takes the rules that ship, as Store gives them, and prepares what all of them need.
func (s *Service) Load(bundled string) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	_, err := s.bundled(&bundled, nil)
	return err
}

// bundled prepares the rules that ship, or those of the last request that gave any, as far as a plan concerns them.
func (s *Service) bundled(text *string, plan json.RawMessage) (*Prepared, error) {
	if text != nil && *text == "" {
		return &Prepared{}, nil // none are wanted
	}
	if s.rules == nil || text != nil && *text != s.rules.text {
		rules, err := newBundle(*cmp.Or(text, new(string)))
		if err != nil {
			return nil, err
		}
		s.rules = rules
	}
	return s.rules.prepare(plan), nil
}

// dataOf reads a list of data files; absent or null is none.
func dataOf(list json.RawMessage) (given []Data) {
	_ = json.Unmarshal(list, &given)
	return given
}

// textsOf reads {path: text}, leaving out what is no text.
func textsOf(object json.RawMessage) map[string]string {
	var values map[string]any
	_ = json.Unmarshal(object, &values) // absent or null is an empty set
	texts := map[string]string{}
	for path, value := range values {
		if text, ok := value.(string); ok {
			texts[path] = text
		}
	}
	return texts
}

func encode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		text, _ = json.Marshal(map[string]string{"error": err.Error()})
	}
	return text
}

func nonNil[T any](list []T) []T { return append([]T{}, list...) }
