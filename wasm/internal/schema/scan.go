package schema

import (
	"bytes"
	"iter"
)

// members walks the members of a JSON object, or the elements of an array (whose names are empty), without looking into
// them: of a header of a quarter of a megabyte a program uses some dozens, and encoding/json would read all of it thrice.
// The text is a compact file's: without white space, and no name has an escape. What isn't JSON gives members that can't be
// decoded later.
func members(text []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		if len(text) < 2 {
			return
		}
		isObject := text[0] == '{'
		for rest := text[1 : len(text)-1]; len(rest) > 0; {
			name := ""
			if isObject {
				end := valueEnd(rest)
				if end < 2 || end == len(rest) {
					return
				}
				name, rest = string(rest[1:end-1]), rest[end+1:]
			}
			end := valueEnd(rest)
			if !yield(name, rest[:end]) {
				return
			}
			rest = rest[min(end+1, len(rest)):]
		}
	}
}

// valueEnd is the offset behind the JSON value that text begins with.
func valueEnd(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = stringEnd(text, i+1)
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case ',', ':':
			if depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// stringEnd is the offset of the quote that ends the string in which i lies.
func stringEnd(text []byte, i int) int {
	for {
		next := bytes.IndexByte(text[min(i, len(text)):], '"')
		if next < 0 {
			return len(text)
		}
		if i += next; text[i-1] != '\\' {
			return i
		}
		i++
	}
}
