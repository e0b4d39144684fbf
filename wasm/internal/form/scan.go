package form

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// scanner goes over a text once and knows what it is in: a body of arguments and blocks, an object, a list, a call.
type scanner struct {
	text  []byte
	pos   int
	open  []bracket
	found []Mistake
}

type bracket struct {
	kind byte // 'b' a body, '{' an object, '[' '(' as they are, '$' a template
	at   int
}

var (
	heredoc    = regexp.MustCompile(`^<<-?([\pL_][\pL\pN_-]*)[ \t]*\r?\n`)
	colonArg   = regexp.MustCompile(`^([\pL_][\w-]*)([ \t]*):([ \t]*)\S`)
	quotedArg  = regexp.MustCompile(`^"([A-Za-z_][\w-]*)"[ \t]*([=:])[^=]`)
	quotedOpen = regexp.MustCompile(`^"([A-Za-z_][\w-]*)"[ \t]*:?[ \t]*\{`)
	noEquals   = regexp.MustCompile(`^([A-Za-z_][\w-]*)([ \t]+)("[^"\n]*"|-?\d[\d.]*|true|false|\[[^\n]*)[ \t]*(#.*|//.*)?\r?(\n|$)`)
	header     = regexp.MustCompile(`^[A-Za-z_][\w-]*([ \t]+("[^"\n]*"|[\w-]+))*[ \t]*(\r?\n[ \t\r\n]*)\{`)
	topHeader  = regexp.MustCompile(`^(resource|data|variable|output|module|provider|locals|terraform|ephemeral|moved|import|removed|check)\b[^=\n]*\{`)
	anyHeader  = regexp.MustCompile(`^[\pL_][\w-]*([ \t]+("[^"\n]*"|[\w-]+|“[^”\n]*”|'[^'\n]*'))*[ \t]*(\{|\r?\n[ \t\r\n]*\{)`)
	argument   = regexp.MustCompile(`^([\w-]+|"[\w-]+")[ \t]*[=:]`)
	foreign    = regexp.MustCompile(`^(--|\.\.\.|…|%|;)`)
)

func (s *scanner) in() byte {
	if len(s.open) == 0 {
		return 'b'
	}
	return s.open[len(s.open)-1].kind
}

func (s *scanner) add(start, end int, new, code, summary, detail, title string) {
	s.found = append(s.found, Mistake{Start: start, End: end, New: new, Code: code, Summary: summary, Detail: detail, Title: title})
}

func (s *scanner) run() {
	if len(s.text) > 1<<20 {
		return
	}
	lineStart := true
	for s.pos < len(s.text) && len(s.found) < 2*maxMistakes {
		rest := s.text[s.pos:]
		if lineStart {
			trimmed := bytes.TrimLeft(rest, " \t")
			s.pos += len(rest) - len(trimmed)
			lineStart = false
			s.line(trimmed)
			continue
		}
		switch c := rest[0]; {
		case c == '\n':
			s.pos++
			lineStart = true
		case c == '#' || bytes.HasPrefix(rest, []byte("//")):
			s.toLineEnd()
		case bytes.HasPrefix(rest, []byte("/*")):
			if end := bytes.Index(rest, []byte("*/")); end >= 0 {
				s.pos += end + 2
			} else {
				s.pos = len(s.text)
			}
		case c == '"':
			s.str()
		case c == '\'':
			s.single()
		case c == '<' && heredoc.Match(rest):
			s.heredoc(rest)
		case c == '{':
			s.openBrace()
		case c == '[' || c == '(':
			s.open = append(s.open, bracket{c, s.pos})
			s.pos++
		case c == '}' || c == ']' || c == ')':
			s.close(c)
		case (c == ',' || c == ';') && s.in() == 'b':
			s.separator(rest)
		default:
			s.other(rest)
		}
	}
	s.unclosed()
}

// line looks at the start of a line.
func (s *scanner) line(rest []byte) {
	switch {
	case len(rest) == 0:
		return
	case bytes.HasPrefix(rest, []byte("```")) || bytes.HasPrefix(rest, []byte("~~~")):
		start := bytes.LastIndexByte(s.text[:s.pos], '\n') + 1
		s.toLineEnd()
		end := min(s.pos+1, len(s.text))
		s.add(start, end, "", "no-hcl", "Fence around the program",
			"A line of ``` belongs to the document that the program was copied from. Remove it.", "Remove the fence")
		return
	case s.in() != 'b':
		s.item(rest)
		return
	case foreign.Match(rest):
		s.comment("Not HCL", "This is neither an argument nor a block. Comments begin with # or //.")
		return
	}
	if len(s.open) > 0 && topHeader.Match(rest) && s.column() == 0 {
		s.missingBraces()
	}
	if len(s.open) == 0 && !anyHeader.Match(rest) && !argument.Match(rest) && isProse(rest) {
		s.comment("Text that is no HCL", "This isn't part of a program. Text that explains goes behind a #.")
		return
	}
	s.argument(rest)
}

// argument looks at what an argument or the head of a block begins with.
func (s *scanner) argument(rest []byte) {
	if m := colonArg.FindSubmatchIndex(rest); m != nil && len(s.open) > 0 {
		at := s.pos + m[5]
		s.add(s.pos+m[4], at+1, " =", "colon-for-equals", "Colon for equals sign",
			"Arguments are written NAME = VALUE, with an equals sign.", "Write = instead of :")
		s.pos = at + 1
		return
	}
	if m := quotedArg.FindSubmatchIndex(rest); m != nil && len(s.open) > 0 {
		name := string(rest[m[2]:m[3]])
		detail := "Names of arguments are written without quotes."
		if rest[m[4]] == ':' {
			detail += " Behind them stands an equals sign."
		}
		s.add(s.pos, s.pos+m[5], name+" =", "quoted-argument-name", "Quoted argument name", detail, "Write "+name+" =")
		s.pos += m[5]
		return
	}
	if m := noEquals.FindSubmatchIndex(rest); m != nil && len(s.open) > 0 && !header.Match(rest) {
		s.add(s.pos+m[4], s.pos+m[5], " = ", "missing-equals", "Missing equals sign",
			"Arguments are written NAME = VALUE, with an equals sign.", "Add the equals sign")
		s.pos += m[5]
		return
	}
	if m := header.FindSubmatchIndex(rest); m != nil {
		s.add(s.pos+m[6], s.pos+m[7], " ", "brace-on-next-line", "Brace on the next line",
			"The brace that opens a block stands on the line of its head.", "Move the brace up")
		s.pos += m[7]
		return
	}
	if s.pos < len(s.text) && rest[0] != '\n' {
		s.skipWord(rest)
	}
}

// item looks at the start of a line within brackets.
func (s *scanner) item(rest []byte) {
	if s.in() != '[' && s.in() != '(' || !startsItem(rest) {
		return
	}
	// The line before has to end with a comma or an opening bracket.
	before := bytes.TrimRight(s.text[:s.pos], " \t\r\n")
	if len(before) == 0 || bytes.IndexByte([]byte(",[({:?|&+-*/%=<>"), before[len(before)-1]) >= 0 {
		return
	}
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	if bytes.Contains(line, []byte("#")) || bytes.Contains(line, []byte("//")) || bytes.Equal(bytes.TrimSpace(line), []byte("EOF")) {
		return
	}
	s.found = append(s.found, Mistake{Start: len(before), End: len(before), New: ",", Code: "missing-comma", Summary: "Missing comma",
		Detail: "The items of a list are separated by commas.", Title: "Add the comma", At: s.pos, AtEnd: s.pos + 1})
}

// startsItem tells whether a line of a list begins with a value.
func startsItem(rest []byte) bool {
	c := rest[0]
	return c == '"' || c == '{' || c == '[' || c == '_' || c >= 'a' && c <= 'z' && !bytes.HasPrefix(rest, []byte("for ")) && !bytes.HasPrefix(rest, []byte("if ")) || c >= '0' && c <= '9'
}

func (s *scanner) toLineEnd() {
	if end := bytes.IndexByte(s.text[s.pos:], '\n'); end >= 0 {
		s.pos += end
	} else {
		s.pos = len(s.text)
	}
}

func (s *scanner) comment(summary, detail string) {
	start := s.pos
	s.toLineEnd()
	s.found = append(s.found, Mistake{Start: start, End: start, New: "# ", Code: "no-hcl", Summary: summary, Detail: detail,
		Title: "Make it a comment", At: start, AtEnd: max(start+1, len(bytes.TrimRight(s.text[:s.pos], " \t\r")))})
}

func (s *scanner) column() int { return s.pos - bytes.LastIndexByte(s.text[:s.pos], '\n') - 1 }

func (s *scanner) skipWord(rest []byte) {
	i := 0
	for i < len(rest) && (rest[i] == '_' || rest[i] == '-' || rest[i] >= 'a' && rest[i] <= 'z' || rest[i] >= 'A' && rest[i] <= 'Z') {
		i++
	}
	s.pos += i
}

// isProse tells a line of plain language from one of a program: several words, no sign of HCL.
func isProse(rest []byte) bool {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	text := strings.TrimSpace(string(line))
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || strings.ContainsAny(text, "{}=[]\"“") || first == '#' || first == '/' || strings.HasPrefix(text, "<<") {
		return false
	}
	return len(strings.Fields(text)) >= 2 || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "*")
}
