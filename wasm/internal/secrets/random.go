package secrets

import (
	_ "embed" // bigrams.txt
	"math"
	"regexp"
	"strings"
)

// bigrams has, for each letter and the letter behind it, how surprising that is in names of providers' arguments and types: bits, by
// halves, as a letter from a. Made by `npm run secrets -- --fit`.
//
//go:embed bigrams.txt
var bigrams string

// spelt is the letter that a digit or sign stands for in a password that is a word.
var spelt = map[byte]byte{'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i'}

// surprise is how many bits a letter of a text tells on average, by the letter before it; 0 where there are no two beside each other.
func surprise(text string) float64 {
	text = strings.ToLower(text)
	letter := func(i int) (byte, bool) {
		c := text[i]
		if c >= 'a' && c <= 'z' {
			return c, true
		}
		c, ok := spelt[c]
		beside := i > 0 && isLetter(text[i-1]) || i+1 < len(text) && isLetter(text[i+1])
		return c, ok && beside
	}
	sum, count := 0.0, 0
	for i := 1; i < len(text); i++ {
		a, isA := letter(i - 1)
		b, isB := letter(i)
		if isA && isB {
			sum += float64(bigrams[int(a-'a')*26+int(b-'a')]-'a') / 2
			count++
		}
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Limits of randomness, between what `npm run secrets` prints of the values that documentation gives to sensitive arguments, and random
// ones: bits a letter. The more a text mixes letters, digits and signs, the less its letters have to say.
const (
	ofWords     = 6.0  // hardly a digit or sign: words have 3.1 to 5.1
	ofLetters   = 5.2  // some
	ofMixture   = 4.55 // one in four changes between them: words with signs in place of letters have up to 4.5
	ofLong      = 3.7  // one in two, of sixteen and more: 3.5
	leastLength = 8
	leastBits   = 2.8 // of a text's own characters, a character: random ones of 12 have 3.3 and more
)

// isRandom tells a text that a generator has made from one that a person has written.
func isRandom(text string) bool {
	if len(text) < leastLength || isMadeUp(text) || ownBits(text) < leastBits {
		return false
	}
	if len(text) >= 32 && hexadecimal.MatchString(text) {
		return true
	}
	letters, digits, changes := 0, 0, 0
	for i := range len(text) {
		switch {
		case isLetter(text[i]):
			letters++
		case text[i] >= '0' && text[i] <= '9':
			digits++
		}
		if i > 0 && class(text[i]) != class(text[i-1]) {
			changes++
		}
	}
	if letters < len(text)/4 { // numbers, addresses
		return false
	}
	limit := ofLetters
	switch {
	case changes*2 >= len(text) && len(text) >= 16:
		limit = ofLong
	case changes*4 >= len(text):
		limit = ofMixture
	case digits == 0 && changes <= len(text)/6:
		limit = ofWords
	}
	return surprise(text) > limit
}

func class(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return 0
	case c >= 'A' && c <= 'Z':
		return 1
	case c >= '0' && c <= '9':
		return 2
	}
	return 3
}

// ownBits is the entropy of a text's own characters, in bits a character.
func ownBits(text string) (bits float64) {
	var counts [256]int
	for i := range len(text) {
		counts[text[i]]++
	}
	for _, n := range counts {
		if n > 0 {
			share := float64(n) / float64(len(text))
			bits -= share * math.Log2(share)
		}
	}
	return bits
}

var madeUp = regexp.MustCompile(`(?i)example|sample|placeholder|change.?me|replace|redacted|dummy|fake|your[_-]|\byour|xxxx|\*\*\*|\.\.\.|<[a-z]|foobar|lorem|insert|todo|(?:^|[_-])test(?:[_-]|$)`)

// isMadeUp tells a text that only shows where a secret would stand: by a word that says so, by a sequence, or by characters that repeat.
func isMadeUp(text string) bool {
	if madeUp.MatchString(text) {
		return true
	}
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	return 2*typed(text) >= len(text) || len(text) >= 16 && ownBits(text) < 2.5
}

// rows are what is typed or counted without thinking: the alphabet, rows and columns of a keyboard.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
	"1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik", "9ol",
}

// typed counts the characters in runs of three and more that go along a row, or repeat.
func typed(text string) (count int) {
	follows := func(a, b byte) string {
		if a == b {
			return "same"
		}
		for _, row := range rows {
			if i := strings.IndexByte(row, a); i >= 0 && i+1 < len(row) && row[i+1] == b {
				return row
			}
			if i := strings.LastIndexByte(row, b); i >= 0 && i+1 < len(row) && row[i+1] == a {
				return row + " back"
			}
		}
		return ""
	}
	run, row := 1, ""
	end := func() {
		if run >= 3 {
			count += run
		}
	}
	for i := 1; i < len(text); i++ {
		switch next := follows(text[i-1], text[i]); {
		case next == "":
			end()
			run, row = 1, ""
		case next == row || row == "":
			run, row = run+1, next
		default:
			end()
			run, row = 2, next
		}
	}
	end()
	return count
}
