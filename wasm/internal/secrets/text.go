package secrets

import (
	"regexp"
	"strings"
)

var (
	// pair is a key and its value, as env files, shells, YAML, JSON and INI write them.
	pair = regexp.MustCompile(`(?m)([A-Za-z][\w.-]*)["']?[ \t]*(?::|=|=>)[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',;&|#(){}\[\]][^\s"',;&|]*))`)
	// flag is an option of a command with its value.
	flag = regexp.MustCompile(`--?((?:[a-z]+-)*(?:password|passwd|token|secret|api-key))(?:[ =]+)["']?([^\s"']+)`)
	// link is a URL with a password, or a key of a connection string with its value.
	link = regexp.MustCompile(`[a-z][a-z0-9+.-]*://[^\s:/@"'<>]*:([^\s@"'/<>]{3,})@[\w.\[$-]+|(?i:;|\b)(?i:password|pwd)=([^;"'\s&]{4,})`)

	secretName = regexp.MustCompile(`(?i)(?:^|[_.-]|[a-z])(?:pass(?:word|wd|phrase)|pwd|secret|token|api_?key|access_?key|secret_?key|private_?key|auth_?key|shared_?key|encryption_?key|credentials?)(?:_wo|_value|_string|_data)?$`)
	onlyWords  = regexp.MustCompile(`(?i)pass(?:word|wd|phrase)(?:_wo|_value|_string)?$|pwd$`)
	publicName = regexp.MustCompile(`(?i)hash|sha\d|md5|checksum|digest|fingerprint|thumbprint|etag|public|cert|csr|_id$|_ids$|arn|version|uri$|url$|endpoint|path|file|template|schema|image|ami|ciphertext|encrypted|pgp|kms|content$|body$|policy|signature|nonce|salt|name$|serial|revision|commit|sitekey|site_key|uuid|guid`)

	// notLiteral is a value that names a secret, or makes one, or refers to where it is.
	notLiteral = regexp.MustCompile(`^(?:\$|%|\{\{|<|\[|\(|@|!|\*|&|~|/|\.{1,2}/|#\{|arn:|projects/|https?://|s3://|gs://|ssm:|vault:|ref\+|ENC\[|op://|file:|env:|secretsmanager|data\.|var\.|local\.|module\.|each\.|random_|aws_|azurerm_|google_|kubernetes_|ssh-|ecdsa-|true$|false$|null$|none$)|\$\{|\$\(|\{\{|%\{|<%|^\$ANSIBLE_VAULT`)
	uuid       = regexp.MustCompile(`(?i)^[{(]?[0-9a-f]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}[)}]?$`)
)

// kind of a name: what stands under it is a secret, or is public, or nobody knows.
type kind struct{ secret, public, word bool }

// kinds are those of the names so far: programs have the same ones again and again. One request runs at a time.
var kinds = map[string]kind{}

func kindOf(name string) kind {
	k, known := kinds[name]
	if !known {
		public := publicName.MatchString(name)
		k = kind{secret: secretName.MatchString(name) && !public, public: public, word: onlyWords.MatchString(name)}
		if len(kinds) < 10_000 {
			kinds[name] = k
		}
	}
	return k
}

// isLiteral tells a value that may be a secret itself.
func isLiteral(value string) bool {
	return len(value) >= 4 && !notLiteral.MatchString(value) && !isMadeUp(value) && !strings.ContainsAny(value, "<>{}")
}

// value judges a text under a name. Sensitive: the name is that of a secret; or it may only be one if it is random.
func (s *scan) value(name string, from, to int, sensitive bool) {
	text := s.text[from:to]
	if !isLiteral(text) || uuid.MatchString(text) {
		return
	}
	if s.encoded(from, to) {
		return
	}
	switch {
	case sensitive && isRandom(text) && !strings.ContainsAny(text, " \t"):
		s.add(password, "Secret value", from, to, 2)
	case kindOf(name).word && len(text) >= 6:
		s.add(readable, "Password", from, to, 1)
	}
}

// pairs judges keys and values in a part of the text.
func (s *scan) pairs(from, to int) {
	if !strings.ContainsAny(s.text[from:to], ":=") && !strings.Contains(s.text[from:to], "-") {
		return
	}
	for _, m := range pair.FindAllStringSubmatchIndex(s.text[from:to], -1) {
		name := s.text[from+m[2] : from+m[3]]
		for group := 4; group <= 8; group += 2 {
			if m[group] < 0 {
				continue
			}
			at, end := from+m[group], from+m[group+1]
			if k := kindOf(name); k.secret {
				s.value(name, at, end, true)
			} else if !k.public {
				s.unnamed(at, end)
			}
		}
	}
	for _, m := range flag.FindAllStringSubmatchIndex(s.text[from:to], -1) {
		s.value(s.text[from+m[2]:from+m[3]], from+m[4], from+m[5], true)
	}
}

// links judges passwords in URLs and connection strings.
func (s *scan) links() {
	from := 0
	for line := range strings.Lines(s.text) {
		if _, rest, ok := strings.Cut(line, "://"); ok && strings.Contains(rest, "@") || hasPassword(line) {
			for _, m := range link.FindAllStringSubmatchIndex(line, -1) {
				for group := 2; group <= 4; group += 2 {
					if m[group] >= 0 {
						s.value("password", from+m[group], from+m[group+1], true)
					}
				}
			}
		}
		from += len(line)
	}
}

// hasPassword tells whether a line may have a key of a connection string.
func hasPassword(line string) bool {
	for rest := line; ; {
		before, after, ok := strings.Cut(rest, "=")
		if !ok {
			return false
		}
		if n := len(before); n >= 3 && strings.EqualFold(before[n-3:], "pwd") || n >= 8 && strings.EqualFold(before[n-8:], "password") {
			return true
		}
		rest = after
	}
}

var (
	token       = regexp.MustCompile(`^[A-Za-z0-9+/_~.-]{32,256}={0,2}$`)
	hexadecimal = regexp.MustCompile(`(?i)^(?:0x)?[0-9a-f]+$`)
)

// unnamed judges a value whose name says nothing: it is told only where it is long, random and in letters of both cases and digits.
func (s *scan) unnamed(from, to int) {
	text := s.text[from:to]
	if len(text) < 32 || !token.MatchString(text) || hexadecimal.MatchString(text) || strings.ContainsAny(text, "+/") && strings.ContainsAny(text, "-_") || strings.Count(text, "/") > 3 || strings.Count(text, ".") > 1 || strings.Count(text, "-") > 3 || isPublic(text) || s.encoded(from, to) {
		return
	}
	var has [4]int
	for i := range len(text) {
		has[class(text[i])]++
	}
	if has[0] > 4 && has[1] > 4 && has[2] > 2 && ownBits(text) > 4 && isRandom(text) {
		s.add(random, "Random text", from, to, 1)
	}
}

// isPublic tells well-known beginnings of what isn't secret: certificates, public keys, ciphertext, hashes of packages.
func isPublic(text string) bool {
	for _, beginning := range []string{"MII", "AAAAB3", "AAAAC3", "AAAAE2", "AQICAH", "AQECAH", "CiQA", "LS0tLS1CRUdJTi", "sha256-", "sha384-", "sha512-", "h1:", "zh:", "H4sI", "iVBOR"} {
		if strings.HasPrefix(text, beginning) {
			return true
		}
	}
	return false
}
