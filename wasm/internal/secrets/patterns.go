package secrets

import (
	_ "embed" // patterns.json
	"encoding/json"
	"hash/crc32"
	"regexp"
	"strings"
)

// pattern is a form in which somebody gives out secrets: facts of the format, and where they are written down. The first group is the
// secret. Keys are texts of which one stands in every such secret, or beside it, so that most texts need no search; Near are texts of which
// one has to stand in the file as well.
type pattern struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Pattern  string   `json:"pattern"`
	Keys     []string `json:"keys"`
	Near     []string `json:"near"`
	Checksum string   `json:"checksum"`
	Source   string   `json:"source"`
	compiled *regexp.Regexp
}

//go:embed patterns.json
var patternsText []byte

var patterns = func() (list []*pattern) {
	if err := json.Unmarshal(patternsText, &list); err != nil {
		panic(err)
	}
	return list
}()

// find gives the places of secrets of this form in a text.
func (p *pattern) find(text string) (places [][2]int) {
	if !containsAny(text, p.Keys) || len(p.Near) > 0 && !containsAny(text, p.Near) {
		return nil
	}
	if p.compiled == nil {
		p.compiled = regexp.MustCompile(p.Pattern)
	}
	for _, m := range p.compiled.FindAllStringSubmatchIndex(text, -1) {
		if secret := text[m[2]:m[3]]; p.Checksum != "" && checks(secret) || !isMadeUp(secret) {
			places = append(places, [2]int{m[2], m[3]})
		}
	}
	return places
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// checks tells whether the last six characters of a token are the CRC-32 of those behind its prefix. Then nobody has made it up.
func checks(token string) bool {
	_, body, _ := strings.Cut(token, "_")
	if len(body) < 7 {
		return false
	}
	return body[len(body)-6:] == checksum(body[:len(body)-6])
}

func checksum(body string) string {
	digits := []byte("000000")
	for i, n := len(digits)-1, crc32.ChecksumIEEE([]byte(body)); n > 0; i, n = i-1, n/62 {
		digits[i] = base62[n%62]
	}
	return string(digits)
}
