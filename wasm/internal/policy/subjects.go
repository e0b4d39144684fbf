package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Inputs that a request may ask for.
const (
	Plan = "plan"
	HCL2 = "hcl2"
)

// Choice is what a request wants of the user's policies.
type Choice struct {
	Files      map[string]string // the program's, for the comments that suppress findings
	Namespaces []string          // packages, or patterns of their names such as `aws.*`; none means all
	Input      string            // Plan or HCL2; without it each rule is given what it reads
	Combine    bool              // the input is a list of {path, contents}; without it for rules that read such a list alone
}

// planFile is what a plan is called where policies ask (data.conftest.file, --combine).
const planFile = "plan.json"

// subject is something that policies are asked about: a plan, a file of the program, or all files together.
type subject struct {
	file  string // empty when it is no file of the program
	name  string // for data.conftest.file
	input *ast.Term
}

func (s *subject) has(part string) bool {
	object, ok := s.input.Value.(ast.Object)
	return ok && object.Get(ast.StringTerm(part)) != nil
}

// subjects are all that there is to judge.
type subjects struct {
	plan         *subject
	files        []*subject // as conftest's hcl2 parser gives them
	unread       []string
	planCombined *subject
	combined     *subject
}

// subjectsOf reads what the engine gives; a plan that can't be read is an error.
func subjectsOf(result report.EngineResult) (*subjects, error) {
	s := &subjects{}
	for _, name := range sortedKeys(result.HCL2) {
		input, err := objectOf(result.HCL2[name])
		if err != nil {
			s.unread = append(s.unread, name)
			continue
		}
		s.files = append(s.files, &subject{file: name, name: name, input: input})
	}
	if len(s.files) > 0 {
		s.combined = &subject{name: "Combined", input: combine(s.files)}
	}
	if len(result.Plan) == 0 || bytes.Equal(result.Plan, []byte("null")) {
		return s, nil
	}
	input, err := objectOf(result.Plan)
	if err != nil {
		return s, err
	}
	s.plan = &subject{name: planFile, input: input}
	s.planCombined = &subject{name: "Combined", input: combine([]*subject{s.plan})}
	return s, nil
}

func objectOf(text json.RawMessage) (*ast.Term, error) {
	if !jsonNesting(text, maxPlanNesting) {
		return nil, fmt.Errorf("it nests more than %d levels deep", maxPlanNesting)
	}
	value, err := ast.ValueFromReader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if _, ok := value.(ast.Object); !ok {
		return nil, errors.New("it isn't a JSON object, as `terraform show -json` prints one")
	}
	return ast.NewTerm(value), nil
}

// combine is the input that conftest --combine makes of files.
func combine(files []*subject) *ast.Term {
	var list []*ast.Term
	for _, f := range files {
		list = append(list, ast.ObjectTerm(ast.Item(ast.StringTerm("path"), ast.StringTerm(f.name)), ast.Item(ast.StringTerm("contents"), f.input)))
	}
	return ast.ArrayTerm(list...)
}

// of are those that a rule is asked about; ok unless all that it reads is in none of them.
func (s *subjects) of(r reads, choice Choice) (chosen []*subject, ok bool) {
	reads := func(known []string, some ...*subject) bool {
		return slices.ContainsFunc(r.parts, func(part string) bool {
			return slices.Contains(known, part) || slices.ContainsFunc(some, func(one *subject) bool { return one.has(part) })
		})
	}
	if choice.Combine && !r.combined && !r.undecided() {
		return nil, false // a list has no part of that name
	}
	var plans []*subject
	if s.plan != nil {
		plans = append(plans, s.plan)
	}
	undecided := r.undecided()
	ofPlan := choice.Input != HCL2 && (reads(planParts, plans...) || undecided && choice.Input == Plan)
	ofFiles := choice.Input != Plan && (len(s.files) > 0 || s.plan == nil) && (reads(blockTypes, s.files...) || undecided && choice.Input == HCL2)
	if !ofPlan && !ofFiles && undecided {
		ofPlan, ofFiles = s.plan != nil, s.plan == nil
	}
	if ofPlan && s.plan != nil {
		chosen = append(chosen, pick(choice.Combine || r.combined, s.planCombined, s.plan))
	}
	if ofFiles && (choice.Combine || r.combined) && s.combined != nil {
		chosen = append(chosen, s.combined)
	} else if ofFiles {
		chosen = append(chosen, slices.DeleteFunc(slices.Clone(s.files), func(f *subject) bool {
			return !isProgram(f.file) && !undecided && !slices.ContainsFunc(r.parts, f.has)
		})...)
	}
	return chosen, ofPlan || ofFiles
}

func pick(first bool, a, b *subject) *subject {
	if first {
		return a
	}
	return b
}

// isProgram: values and lock files are files like others for conftest, but a policy that demands a block doesn't mean them.
func isProgram(name string) bool {
	name = strings.TrimSuffix(name, ".json")
	return slices.Contains([]string{".tf", ".tofu"}, path.Ext(name))
}
