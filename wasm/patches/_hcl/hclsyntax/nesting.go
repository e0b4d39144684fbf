package hclsyntax

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
)

// The parser and the evaluator recurse, and a goroutine in a browser dies at about 1,000 levels, beyond recovery. So
// tokens are counted before anything is parsed: files, templates, and expressions in JSON strings alike.
const (
	// MaxNesting bounds brackets, blocks, templates, unary operators and conditionals inside one another.
	MaxNesting = 200
	// maxChain bounds operators in a row, such as 1+1+1: the parser loops over them, but the tree leans to the left.
	maxChain = 500
	// NestingSummary is the summary of every diagnostic about these limits.
	NestingSummary = "Nesting too deep"
)

// level is one open bracket, and what recursion the expressions in it have built up so far.
type level struct {
	closes TokenType
	unary  int
	nested int // conditionals, and template directives
	chain  int
}

// limitNesting returns a diagnostic at the first token that lies too deep.
func limitNesting(tokens Tokens) *hcl.Diagnostic {
	stack := []level{{closes: TokenEOF}}
	extra := 0 // what unary, nested and directives add to the brackets
	previous := TokenNewline
	for i, token := range tokens {
		top := &stack[len(stack)-1]
		switch token.Type {
		case TokenOParen:
			stack = append(stack, level{closes: TokenCParen})
		case TokenOBrack:
			if operand(previous) {
				top.chain++
			}
			stack = append(stack, level{closes: TokenCBrack})
		case TokenOBrace:
			stack = append(stack, level{closes: TokenCBrace})
		case TokenTemplateInterp:
			stack = append(stack, level{closes: TokenTemplateSeqEnd})
		case TokenTemplateControl:
			stack = append(stack, level{closes: TokenTemplateSeqEnd})
			if i+1 < len(tokens) {
				switch string(tokens[i+1].Bytes) {
				case "if", "for":
					top.nested, extra = top.nested+1, extra+1
				case "endif", "endfor":
					if top.nested > 0 {
						top.nested, extra = top.nested-1, extra-1
					}
				}
			}
		case TokenCParen, TokenCBrack, TokenCBrace, TokenTemplateSeqEnd:
			// Brackets that don't match close the innermost of their kind, as the parser's recovery does, or none.
			for n := len(stack) - 1; n > 0; n-- {
				if stack[n].closes == token.Type {
					for _, closed := range stack[n:] {
						extra -= closed.unary + closed.nested
					}
					stack = stack[:n]
					break
				}
			}
		case TokenBang:
			top.unary, extra = top.unary+1, extra+1
		case TokenMinus:
			if operand(previous) {
				top.chain++
			} else {
				top.unary, extra = top.unary+1, extra+1
			}
		case TokenQuestion:
			top.nested, extra = top.nested+1, extra+1
		case TokenPlus, TokenStar, TokenSlash, TokenPercent, TokenAnd, TokenOr, TokenEqualOp, TokenNotEqual,
			TokenGreaterThan, TokenGreaterThanEq, TokenLessThan, TokenLessThanEq, TokenDot:
			top.chain++
			extra -= top.unary
			top.unary = 0
		case TokenComma, TokenNewline, TokenEqual, TokenFatArrow, TokenCQuote, TokenCHeredoc:
			// A new expression, unless the newline lies inside parentheses or brackets.
			if token.Type != TokenNewline || top.closes == TokenCBrace || top.closes == TokenEOF {
				extra -= top.unary + top.nested
				top.unary, top.nested, top.chain = 0, 0, 0
			}
		}
		if depth := len(stack) - 1 + extra; depth > MaxNesting {
			return nestingDiagnostic(token.Range, fmt.Sprintf("More than %d levels lie inside one another here.", MaxNesting))
		}
		if top := stack[len(stack)-1]; top.chain > maxChain {
			return nestingDiagnostic(token.Range, fmt.Sprintf("More than %d operators follow one another here.", maxChain))
		}
		if token.Type != TokenComment {
			previous = token.Type
		}
	}
	return nil
}

func operand(t TokenType) bool {
	switch t {
	case TokenIdent, TokenNumberLit, TokenCParen, TokenCBrack, TokenCBrace, TokenCQuote, TokenCHeredoc, TokenStar:
		return true
	}
	return false
}

func nestingDiagnostic(at hcl.Range, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{
		Severity: hcl.DiagError,
		Summary:  NestingSummary,
		Detail:   detail + " Split the expression up with local values, or the blocks with modules.",
		Subject:  &at,
	}
}
