package policy

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

const (
	// MaxNesting is how deeply brackets may nest in a policy or a plan. Parsers recurse, and a few thousand levels end
	// a Go program in a browser worker, which recover can't prevent. So the limit is checked before any parser runs.
	MaxNesting = 200
	// maxChain limits what nests without brackets: operators in one statement, and else branches in a row.
	maxChain = 200
	// maxSource is the size of all policies of one set together.
	maxSource = 8 << 20
	// maxSteps is how many expressions the user's policies may evaluate for one plan: one to two seconds' worth in a browser. A clock would
	// judge otherwise on a busy machine; the caller's watchdog is kept content by beats meanwhile.
	maxSteps = 500_000
	// maxOwnSteps is the same for the rules that ship, whose work grows with the plan alone.
	maxOwnSteps = 5_000_000
	// sameHash is how many comparisons of elements with the same hash (ast.Steps) take as long as one expression.
	sameHash = 16
	// maxResult is how many values the result of one query may hold, counted where they are used, not where they are made:
	// 40 lists that hold the one before twice are small until they are written out.
	maxResult = 500_000
	// maxMemory is what built-in functions may allocate for one request.
	maxMemory = 64 << 20
)

// budget bounds the evaluation of one set of policies. It is asked before every expression, so it needs no other thread: there is
// none in a browser's worker.
type budget struct {
	limit, steps uint64
	compared     uint64 // ast.Steps when it began
	memory       int64
	spent        bool
	configs      configs // the files that policies may read
}

// newBudget is for one request, whose policies may read files of these.
func newBudget(limit uint64, files ...map[string]string) *budget {
	b := &budget{limit: limit, compared: ast.Steps}
	b.configs = configs{files: files, charge: b.charge}
	return b
}

func (b *budget) Cancel() { b.spent = true }

// Cancelled implements topdown.Cancel.
func (b *budget) Cancelled() bool {
	if b.steps++; !b.spent && b.steps%64 == 0 {
		serve.Beat()
		b.spent = b.steps+(ast.Steps-b.compared)/sameHash > b.limit
	}
	return b.spent
}

// charge counts bytes that a built-in function allocates; an error when they are too many.
func (b *budget) charge(bytes int64) error {
	if b.memory += bytes; b.memory <= maxMemory {
		return nil
	}
	b.spent = true
	return topdown.Halt{Err: &topdown.Error{Code: topdown.CancelErr, Message: "the policy builds values that are too large"}}
}

// countable reports whether a value holds at most left values, and takes what it holds off left.
func countable(value ast.Value, left *int) bool {
	if *left--; *left < 0 {
		return false
	}
	switch value := value.(type) {
	case *ast.Array:
		return !value.Until(func(t *ast.Term) bool { return !countable(t.Value, left) })
	case ast.Set:
		return !value.Until(func(t *ast.Term) bool { return !countable(t.Value, left) })
	case ast.Object:
		return !value.Until(func(k, t *ast.Term) bool { return !countable(k.Value, left) || !countable(t.Value, left) })
	}
	return true
}

// nesting says what nests too deeply in Rego source, and where; ok when nothing does.
func nesting(source string) (problem string, offset int, ok bool) {
	s := regoScan{levels: []level{{}}}
	for i := 0; i < len(source); i++ {
		top := &s.levels[len(s.levels)-1]
		switch c := source[i]; c {
		case ' ', '\t', '\r', '\n':
		case '.', ':':
			top.operand = false
		case '#':
			for i+1 < len(source) && source[i+1] != '\n' {
				i++
			}
		case '"', '`':
			s.operand()
			i = s.skipString(source, i+1, c, i > 0 && source[i-1] == '$')
		case '(', '[', '{':
			s.levels = append(s.levels, level{})
		case ')', ']', '}':
			if len(s.levels) > 1 {
				s.levels = s.levels[:len(s.levels)-1]
			}
			s.levels[len(s.levels)-1].operand = true
			if top.quote != 0 && c == '}' {
				i = s.skipString(source, i+1, top.quote, true)
			}
		case ',', ';':
			*top = level{quote: top.quote}
		case '+', '-', '*', '/', '%', '&', '|', '<', '>', '=', '!':
			top.operator()
		default:
			start := i
			for i+1 < len(source) && isWord(source[i+1]) {
				i++
			}
			switch source[start : i+1] {
			case "else":
				s.elses++
				*top = level{quote: top.quote}
			case "not", "in", "every", "some", "with", "as", "if", "contains":
				top.operator()
			case "package", "import", "default":
				s.elses = 0
			default:
				if s.operand() && len(s.levels) == 1 {
					s.elses = 0
				}
			}
		}
		switch {
		case len(s.levels) > MaxNesting+1:
			return fmt.Sprintf("Brackets nest more than %d levels deep.", MaxNesting), i, false
		case s.levels[len(s.levels)-1].operators > maxChain:
			return fmt.Sprintf("An expression has more than %d operators.", maxChain), i, false
		case s.elses > maxChain:
			return fmt.Sprintf("A rule has more than %d else branches.", maxChain), i, false
		}
	}
	return "", 0, true
}

type regoScan struct {
	levels []level // one for each open bracket, and the file's
	elses  int
}

type level struct {
	operators int  // in the current expression
	operand   bool // the last token was an operand
	quote     byte // of the template string that the bracket belongs to
}

func (l *level) operator() { l.operators, l.operand = l.operators+1, false }

// operand notes one. After another operand it begins a new expression, which is the result.
func (s *regoScan) operand() bool {
	top := &s.levels[len(s.levels)-1]
	begins := top.operand
	if begins {
		top.operators = 0
	}
	top.operand = true
	return begins
}

// skipString is the offset of the quote that ends a string, or of the bracket that begins an expression in a template.
func (s *regoScan) skipString(source string, i int, quote byte, template bool) int {
	for ; i < len(source) && source[i] != quote; i++ {
		switch {
		case source[i] == '\\' && (quote == '"' || template):
			i++
		case source[i] == '{' && template:
			s.levels = append(s.levels, level{quote: quote})
			return i
		case source[i] == '\n' && quote == '"':
			return i
		}
	}
	return min(i, len(source)-1)
}

func isWord(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

// jsonNesting reports whether brackets nest at most limit levels deep in JSON text.
func jsonNesting(text []byte, limit int) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted:
			if c == '\\' {
				i++
			} else if c == '"' {
				quoted = false
			}
		case c == '"':
			quoted = true
		case c == '[' || c == '{':
			if depth++; depth > limit {
				return false
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return true
}
