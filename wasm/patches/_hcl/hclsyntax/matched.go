package hclsyntax

// matched tells whether every bracket and quote among the tokens is closed.
func matched(tokens Tokens) bool {
	depth := 0
	for _, token := range tokens {
		switch token.Type {
		case TokenOBrace, TokenOBrack, TokenOParen, TokenOQuote, TokenOHeredoc, TokenTemplateInterp, TokenTemplateControl:
			depth++
		case TokenCBrace, TokenCBrack, TokenCParen, TokenCQuote, TokenCHeredoc, TokenTemplateSeqEnd:
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}
