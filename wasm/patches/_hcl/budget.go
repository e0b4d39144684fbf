package hcl

import (
	"math"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Evaluation limits, which HCL itself has none of: two nested `for` over range(1024) take Terraform half a minute. One
// request is evaluated at a time and on one goroutine, so the budget is the package's.
const (
	// MaxSteps bounds what one request may evaluate: a step is 64 bytes or one element of a value; an iteration takes
	// eight, since in a browser a loop that runs for the first time isn't compiled well. As many as the bombs of test/cases let
	// end within two seconds in WebAssembly (`npm run bench`): real programs take 200,000 and more.
	MaxSteps  = 300_000
	iteration = 8
	// maxSize bounds one value: bytes of text, and 64 for every element.
	maxSize = 2 << 20
	element = 64
	// maxDepth bounds collections inside one another: all that works on values recurses.
	maxDepth = 200
	// maxAliases bounds the references in YAML, of which nine times ten make a billion laughs.
	maxAliases = 32
	// LimitSummary is the summary of every diagnostic about these limits.
	LimitSummary = "Evaluation limit reached"
)

var alias = regexp.MustCompile(`(?:^|[\s\[{,:])\*\w`)

var stepsLeft int64 = MaxSteps

// DividedByZero is where a request divided by zero: the result is infinite, which is no mistake until it has to be stored.
var DividedByZero []Range

// ResetBudget starts a new request.
func ResetBudget() { stepsLeft, DividedByZero = MaxSteps, nil }

// StepsLeft is how many steps of the budget are left.
func StepsLeft() int { return int(stepsLeft) }

// CanSpend tells whether the budget lasts for so many steps.
func CanSpend(steps int) bool { return stepsLeft >= int64(steps) }

// Spend takes steps from the budget and tells whether it lasts.
func Spend(steps int) bool {
	stepsLeft -= int64(steps)
	return stepsLeft >= 0
}

// SpendIteration takes what one turn of a loop costs.
func SpendIteration() bool { return Spend(iteration) }

// SpendInstances takes what the instances of a resource or module cost, which is far more than iterations do.
func SpendInstances(count int) bool { return Spend(min(count, MaxSteps) * 5 * iteration) }

// SpendSize takes what a result of so many bytes costs and tells whether it may be built.
func SpendSize(bytes int) bool {
	if bytes > maxSize {
		stepsLeft = -1
	}
	return Spend(bytes / 64)
}

// LimitDiagnostic says that the budget is used up.
func LimitDiagnostic(subject Range) *Diagnostic {
	return &Diagnostic{
		Severity: DiagError,
		Summary:  LimitSummary,
		Detail:   "Evaluating this program takes too many steps or too much memory. Iterate over less, or build smaller values.",
		Subject:  &subject,
	}
}

// SpendCall takes in advance what a call that may return far more than it is given will cost.
func SpendCall(name string, args []cty.Value) bool {
	name = name[strings.LastIndexByte(name, ':')+1:]
	size := 0.0
	switch name {
	case "setproduct":
		size = 1
		for _, arg := range args {
			size *= float64(length(arg))
		}
		size *= float64(element * (1 + len(args)))
	case "join":
		elements := 0
		for _, arg := range args[min(1, len(args)):] {
			elements += length(arg)
		}
		size = float64(length(args[0])) * float64(elements)
	case "regex", "regexall":
		if len(args) == 2 && !spendMatch(text(args[0]), text(args[1])) {
			return false
		}
	case "replace":
		if len(args) == 3 {
			if pattern := text(args[1]); len(pattern) > 1 && pattern[0] == '/' && !spendMatch(strings.Trim(pattern, "/"), text(args[0])) {
				return false
			}
			size = float64(length(args[0])+1) * float64(length(args[2])) / float64(max(1, min(length(args[1]), length(args[0]))))
		}
	case "indent":
		if len(args) == 2 && text(args[1]) != "" {
			size = number(args[0]) * float64(1+strings.Count(text(args[1]), "\n"))
		}
	case "format", "formatlist":
		size = formatWidth(text(args[0]), args[1:])
	case "bcrypt":
		if len(args) == 2 {
			size = math.Exp2(number(args[1])) * 1000
		}
	case "matchkeys", "distinct", "contains", "index":
		n := 1.0
		for _, arg := range args {
			n = max(n, float64(length(arg)))
		}
		size = n * n / 8
	case "rsadecrypt", "pow", "parseint":
		size = 10_000
	case "jsondecode", "yamldecode":
		if nests(text(args[0])) || name == "yamldecode" && len(alias.FindAllString(text(args[0]), maxAliases+1)) > maxAliases {
			size = math.Inf(1)
		}
	}
	if size > maxSize {
		stepsLeft = -1
	}
	return Spend(int(min(size, maxSize) / 64))
}

// spendMatch takes what matching costs: at each letter, each state that the pattern can be in.
func spendMatch(pattern, text string) bool {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return true // the function says what is wrong
	}
	program, err := syntax.Compile(parsed.Simplify())
	return err != nil || Spend(len(program.Inst)*len(text)/64)
}

// SpendValue takes what a value costs that a call returned, or that brackets or braces put together.
func SpendValue(value cty.Value) bool {
	size := sizeOf(value, 0, 0)
	if size > maxSize {
		stepsLeft = -1
	}
	return Spend(size / 64)
}

// sizeOf adds up the size of a value, and stops early when it is too much anyway.
func sizeOf(value cty.Value, sum, depth int) int {
	value, _ = value.Unmark()
	switch {
	case sum > maxSize || !value.IsKnown() || value.IsNull():
	case depth > maxDepth:
		return maxSize + 1
	case value.Type() == cty.String:
		sum += len(value.AsString())
	case value.CanIterateElements():
		for it := value.ElementIterator(); it.Next() && sum <= maxSize; {
			_, inner := it.Element()
			sum = sizeOf(inner, sum, depth+1)
		}
	}
	return sum + element
}

// formatWidth is what the widths and precisions in a format string pad a result to, at most.
func formatWidth(format string, args []cty.Value) float64 {
	total, width, inVerb := 0.0, 0.0, false
	for _, c := range format {
		switch {
		case c == '%':
			width, inVerb = 0, !inVerb
		case inVerb && c >= '0' && c <= '9':
			width = width*10 + float64(c-'0')
		case inVerb && c == '*':
			for _, arg := range args {
				width += math.Abs(number(arg))
			}
		case inVerb && (c == '.' || c == '-' || c == '+' || c == '#' || c == ' ' || c == '[' || c == ']'):
			total, width = total+width, 0
		default:
			total, width, inVerb = total+width, 0, false
		}
	}
	return total
}

// nests tells whether text has more brackets inside one another than decoders that recurse stand in a browser.
func nests(text string) bool {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth > 200 {
			return true
		}
	}
	return false
}

func text(value cty.Value) string {
	value, _ = value.Unmark()
	if value.Type() != cty.String || !value.IsKnown() || value.IsNull() {
		return ""
	}
	return value.AsString()
}

func number(value cty.Value) float64 {
	value, _ = value.Unmark()
	if value.Type() != cty.Number || !value.IsKnown() || value.IsNull() {
		return 0
	}
	f, _ := value.AsBigFloat().Float64()
	return f
}

func length(value cty.Value) int {
	value, _ = value.Unmark()
	if !value.IsKnown() || value.IsNull() {
		return 0
	}
	if value.Type() == cty.String {
		return len(value.AsString())
	}
	if value.CanIterateElements() {
		return value.LengthInt()
	}
	return 0
}
