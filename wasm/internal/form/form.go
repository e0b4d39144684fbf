// Package form mends what a text of HCL gets wrong about the form alone: the signs of other languages, and what comes along
// when a program is copied out of a document or a chat. A parser stops a block at the first such mistake; this finds them
// all, line by line, and gives the text as it was meant, so that the rest can be judged too.
package form

import (
	"bytes"
	"slices"
)

// Mistake is one thing that is wrong with the form, and the replacement of [Start, End) that mends it. Bytes from 0.
type Mistake struct {
	Start, End int
	New        string
	Code       string
	Summary    string
	Detail     string
	Title      string // what the replacement does, such as "Write = instead of :"
	At, AtEnd  int    // what to point at, when it isn't the replaced text
}

// maxMistakes bounds what is mended: a text with more of them is no HCL.
const maxMistakes = 100

// Find lists what is wrong with the form of a text that doesn't parse, in its order.
func Find(text []byte) []Mistake {
	s := &scanner{text: text}
	s.run()
	slices.SortStableFunc(s.found, func(a, b Mistake) int { return a.Start - b.Start })
	kept := s.found[:0]
	end := 0
	for _, m := range s.found {
		if m.Start < end || len(kept) == maxMistakes {
			continue // two rules about one place: the first counts
		}
		if m.AtEnd == 0 {
			m.At, m.AtEnd = m.Start, max(m.End, m.Start+1)
		}
		end = m.End
		kept = append(kept, m)
	}
	return kept
}

// Mend replaces every mistake.
func Mend(text []byte, mistakes []Mistake) []byte {
	var mended bytes.Buffer
	from := 0
	for _, m := range mistakes {
		mended.Write(text[from:m.Start])
		mended.WriteString(m.New)
		from = m.End
	}
	mended.Write(text[from:])
	return mended.Bytes()
}

// Back gives the place in the original text that a byte of the mended one comes from.
func Back(mistakes []Mistake, at int) int {
	shift := 0 // of the mended text against the original
	for _, m := range mistakes {
		start := m.Start + shift
		if at < start {
			break
		}
		if at < start+len(m.New) {
			return min(m.Start+at-start, m.End)
		}
		shift += len(m.New) - (m.End - m.Start)
	}
	return at - shift
}
