package language

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// Kinds of tokens. Signs such as = . , ( [ { have their own byte as kind; ${ and %{ are '$', the } that ends one is '~'.
type kind byte

const (
	identifier kind = 'a'
	number     kind = '0'
	openQuote  kind = '"' // or the start of a heredoc
	literal    kind = 'l' // text within quotes or a heredoc
	closeQuote kind = 'q' // empty where the quote is missing
	newline    kind = '\n'
	comment    kind = '#'
	template   kind = '$'
	templateTo kind = '~'
	other      kind = 'o'
)

// token is a piece of a file, in bytes.
type token struct {
	kind       kind
	start, end int
}

// scanner cuts a text into tokens. HCL's own scanner takes all that follows a missing quote for text; here a quote ends with
// its line, as it was meant, so that what stands below is understood while a line is being written.
type scanner struct {
	text   []byte
	at     int
	tokens []token
}

func scan(text []byte) []token {
	s := &scanner{text: text, tokens: make([]token, 0, len(text)/4+8)}
	if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
		s.at = 3
	}
	for s.at < len(s.text) {
		s.code(false, false, 0)
	}
	return s.tokens
}

func (s *scanner) add(k kind, end int) {
	s.tokens = append(s.tokens, token{k, s.at, end})
	s.at = end
}

func (s *scanner) sign(width int) { s.add(kind(s.text[s.at]), s.at+width) }

func (s *scanner) rest() []byte { return s.text[s.at:] }

// maxDepth bounds the recursion: a program has no deeper nesting, and WebAssembly's stack is small.
const maxDepth = 100

// code scans what isn't text. A template ends with its }, and one in quotes, where no bracket is open in it, with its line.
func (s *scanner) code(inTemplate, inQuotes bool, depth int) {
	var open []byte
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case c == '\n':
			if inQuotes && len(open) == 0 || (inTemplate || len(open) > 0) && s.startsOver() {
				if !inTemplate {
					open = nil
					s.sign(1)
					continue
				}
				return
			}
			s.sign(1)
		case c == ' ' || c == '\t' || c == '\r':
			s.at++
		case c == '#' || bytes.HasPrefix(s.rest(), []byte("//")):
			s.add(comment, s.lineEnd())
		case bytes.HasPrefix(s.rest(), []byte("/*")):
			end := len(s.text)
			if i := bytes.Index(s.rest(), []byte("*/")); i >= 0 {
				end = s.at + i + 2
			}
			s.add(comment, end)
		case c == '"':
			s.add(openQuote, s.at+1)
			s.quoted(depth)
		case c == '<' && s.heredoc(depth):
		case c == '{' || c == '(' || c == '[':
			open = append(open, c)
			s.sign(1)
		case c == '}' || c == ')' || c == ']':
			i := bytes.LastIndexByte(open, opposite[c])
			if i < 0 && inTemplate && c == '}' {
				return
			}
			if i >= 0 {
				open = open[:i]
			}
			s.sign(1)
		case c >= '0' && c <= '9':
			end := s.at
			for end < len(s.text) && (isWord(s.text[end]) || s.text[end] == '.' && end+1 < len(s.text) && s.text[end+1] >= '0' && s.text[end+1] <= '9') {
				end++
			}
			s.add(number, end)
		default:
			s.word()
		}
	}
}

var opposite = map[byte]byte{'}': '{', ')': '(', ']': '['}

// word scans an identifier, or a sign.
func (s *scanner) word() {
	end := s.at
	for end < len(s.text) {
		r, size := utf8.DecodeRune(s.text[end:])
		if !(r == '_' || unicode.IsLetter(r) || end > s.at && (r == '-' || unicode.IsDigit(r))) {
			break
		}
		end += size
	}
	if end > s.at {
		s.add(identifier, end)
		return
	}
	for _, pair := range []string{"==", "!=", "<=", ">=", "&&", "||", "=>"} {
		if bytes.HasPrefix(s.rest(), []byte(pair)) {
			s.add(other, s.at+2)
			return
		}
	}
	if bytes.HasPrefix(s.rest(), []byte("...")) {
		s.add(other, s.at+3)
		return
	}
	r, size := utf8.DecodeRune(s.rest())
	if r < utf8.RuneSelf && bytes.IndexByte([]byte("=.,:?*+-/%!<>"), byte(r)) >= 0 {
		s.sign(1)
		return
	}
	s.add(other, s.at+size)
}

// quoted scans to the quote, or to the end of the line.
func (s *scanner) quoted(depth int) {
	for from := s.at; ; {
		end := from
		for end < len(s.text) && s.text[end] != '"' && s.text[end] != '\n' && !s.opensTemplate(end) {
			end++
			switch {
			case s.text[end-1] == '\\' && end < len(s.text) && s.text[end] != '\n':
				end++
			case end+1 < len(s.text) && (s.text[end-1] == '$' || s.text[end-1] == '%') && s.text[end] == s.text[end-1] && s.text[end+1] == '{':
				end += 2 // $${ is no template
			}
		}
		if end > s.at {
			s.add(literal, end)
		}
		switch {
		case s.at >= len(s.text) || s.text[s.at] == '\n':
			s.add(closeQuote, s.at)
			return
		case s.text[s.at] == '"':
			s.add(closeQuote, s.at+1)
			return
		}
		s.template(depth, true)
		from = s.at
	}
}

func (s *scanner) opensTemplate(at int) bool {
	return at+1 < len(s.text) && (s.text[at] == '$' || s.text[at] == '%') && s.text[at+1] == '{'
}

func (s *scanner) template(depth int, inQuotes bool) {
	s.add(template, s.at+2)
	if depth >= maxDepth {
		return
	}
	s.code(true, inQuotes, depth+1)
	if s.at < len(s.text) && s.text[s.at] == '}' {
		s.add(templateTo, s.at+1)
	} else {
		s.add(templateTo, s.at)
	}
}

// heredoc scans one, with its end; false where none begins. One without an end goes to where the next block begins.
func (s *scanner) heredoc(depth int) bool {
	head := s.rest()[:s.lineEnd()-s.at]
	name, ok := bytes.CutPrefix(head, []byte("<<"))
	name = bytes.TrimPrefix(name, []byte("-"))
	name = bytes.TrimRight(name, " \t\r")
	if !ok || len(name) == 0 || bytes.ContainsFunc(name, func(r rune) bool { return r != '_' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return false
	}
	start := min(s.lineEnd()+1, len(s.text))
	end, after := -1, 0
	for line := start; line < len(s.text) && end < 0; {
		next := lineEnd(s.text, line)
		if bytes.Equal(bytes.TrimSpace(s.text[line:next]), name) {
			end, after = line, next
		}
		line = next + 1
	}
	if end < 0 {
		for end = start; end < len(s.text) && s.text[end] != '}' && !isHeader(s.text[end:]); {
			end = min(lineEnd(s.text, end)+1, len(s.text))
		}
		after = end
	}
	s.add(openQuote, start)
	inner := &scanner{text: s.text[:end], at: start}
	for inner.at < end {
		stop := inner.at
		for stop < end && !inner.opensTemplate(stop) {
			stop++
		}
		if stop > inner.at {
			inner.add(literal, stop)
		}
		if stop < end {
			inner.template(depth, false)
			if inner.at < end && inner.tokens[len(inner.tokens)-1].kind != templateTo {
				break
			}
		}
	}
	s.tokens = append(s.tokens, inner.tokens...)
	s.at = max(inner.at, end)
	s.add(closeQuote, max(after, s.at))
	return true
}

func (s *scanner) lineEnd() int { return lineEnd(s.text, s.at) }

// startsOver tells whether a block begins at the start of the next line: then nothing before it is still open.
func (s *scanner) startsOver() bool { return isHeader(s.text[s.at+1:]) }

func lineEnd(text []byte, at int) int {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

var topLevel = []string{"resource", "data", "variable", "output", "module", "provider", "locals", "terraform", "ephemeral", "moved", "import", "removed", "check", "run"}

// isHeader tells whether a text begins with the head of a block, as it stands at the top of a file.
func isHeader(text []byte) bool {
	for _, name := range topLevel {
		if rest, ok := bytes.CutPrefix(text, []byte(name)); ok {
			rest = bytes.TrimLeft(rest, " \t")
			return len(rest) > 0 && (rest[0] == '"' || rest[0] == '{')
		}
	}
	return false
}

func isWord(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
