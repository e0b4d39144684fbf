package secrets

import (
	"encoding/base64"
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"
)

// What isn't a secret: placeholders, references, hashes, ids, keys that are public, and texts of other kinds.
func TestQuiet(t *testing.T) {
	m := maker{rand.New(rand.NewSource(7))}
	text64 := base64.StdEncoding.EncodeToString([]byte("#!/bin/sh\napt-get update && apt-get install -y nginx\n"))
	for _, c := range []struct{ file, text string }{
		{"a.tf", `provider "aws" { access_key = "AKIA` + `IOSFODNN7EXAMPLE" }`},
		{"a.tf", `locals { password = var.db_password }`},
		{"a.tf", `locals { password = "${var.prefix}-${random_password.p.result}" }`},
		{"a.tf", `locals { password = "changeme" }`},
		{"a.tf", `locals { password = "<your password>" }`},
		{"a.tf", `locals { api_key = "xxxxxxxxxxxxxxxxxxxxxxxx" }`},
		{"a.tf", `locals { api_key = "1234567890abcdef1234567890" }`},
		{"a.tf", `locals { token = "QAZwsx123EDCrfv456" }`},
		{"a.tf", `locals { secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-` + m.of(alnum, 6) + `" }`},
		{"a.tf", `locals { password_policy = "` + m.password(16) + `" }`},
		{"a.tf", `locals { secret_id = "projects/p/secrets/s/versions/1" }`},
		{"a.tf", `locals { source_code_hash = "` + m.of(alnum, 43) + `=" }`},
		{"a.tf", `locals { image = "a@sha256:` + m.of(hex, 64) + `" }`},
		{"a.tf", `module "m" { source = "git::https://example.com/a.git?ref=` + m.of(hex, 40) + `" }`},
		{"a.tf", `locals { client_secret = "` + m.of(hex, 8) + "-" + m.of(hex, 4) + "-" + m.of(hex, 4) + "-" + m.of(hex, 4) + "-" + m.of(hex, 12) + `" }`},
		{"a.tf", `resource "aws_key_pair" "k" { public_key = "ssh-rsa AAAAB3` + m.of(base64s, 200) + `" }`},
		{"a.tf", "locals { certificate = <<EOT\n-----BEGIN CERTIFICATE-----\n" + m.of(base64s, 64) + "\n" + m.of(base64s, 64) + "\n-----END CERTIFICATE-----\nEOT\n}"},
		{"a.tf", `locals { user_data_base64 = "` + text64 + `" }`},
		{"a.tf", `locals { payload = "AQICAH` + m.of(base64s, 120) + `" }`},
		{"a.tf", `locals { subnet_ids = ["subnet-` + m.of(hex, 17) + `"] }`},
		{"a.tf", `locals { url = "https://user@host/path" }`},
		{"a.tf", `locals { url = "postgres://app:${var.password}@db/app" }`},
		{"run.sh", "export PASSWORD=$(pass show db)\nexport TOKEN=\"$VAULT_TOKEN\"\nmysql --password=\"${DB}\"\n"},
		{"k.yaml", "env:\n  - name: PASSWORD\n    valueFrom:\n      secretKeyRef: {name: db, key: password}\ntoken: {{ .Values.token }}\n"},
		{"a.json", `{"SecretId": {"Ref": "Secret"}, "password": null}`},
		{".terraform.lock.hcl", `hashes = ["h1:` + m.of(base64s, 43) + `="]`},
		{"a.tf", "# an example: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nlocals {}"},
		{"a.bin", "password=\xff\xfe" + m.password(20)},
	} {
		if said := Scan(c.file, []byte(c.text), nil, nil); len(said) > 0 {
			t.Errorf("%s: %s: %+v", c.file, c.text, said)
		}
	}
}

// A password that somebody has written is a note; so is one that a generator hasn't made.
func TestReadable(t *testing.T) {
	for _, password := range []string{"SuperSecretPassw0rd", "P@ssw0rd1234!", "thisIsDog11", "correct-horse-battery"} {
		said := Scan("a.tf", fmt.Appendf(nil, `locals { admin_password = "%s" }`, password), nil, nil)
		if len(said) != 1 || said[0].Code != readable || said[0].Severity != "info" || strings.Contains(said[0].Detail, password[:3]) {
			t.Errorf("%s: %+v", password, said)
		}
	}
}

// The example of GitHub's own description of its format, without the prefix.
func TestChecksum(t *testing.T) {
	body := "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"
	if got := checksum(body); got != "0mLq17" {
		t.Error(got)
	}
	// A token whose checksum is right counts, whatever it looks like.
	made := strings.Repeat("fake", 7) + "ab"
	if !checks("ghp_" + made + checksum(made)) {
		t.Error("not checked")
	}
	if len(Scan("a.txt", []byte("ghp_"+made+checksum(made)), nil, nil)) != 1 || len(Scan("a.txt", []byte("ghp_"+made+"000000"), nil, nil)) != 0 {
		t.Error("the checksum says nothing")
	}
}

// Each pattern says what it knows and from where, compiles, and has a seed or is a form of few characters that nothing else has.
func TestPatterns(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range patterns {
		compiled, err := regexp.Compile(p.Pattern)
		if err != nil || compiled.NumSubexp() < 1 || len(p.Keys) == 0 || p.Source == "" || p.Title == "" || seen[p.ID] {
			t.Errorf("%+v: %v", p, err)
		}
		seen[p.ID] = true
	}
	for _, seed := range seeds {
		if !seen[seed.kind] && seed.kind != "password" && seed.kind != "random-text" {
			t.Errorf("there is no pattern %s", seed.kind)
		}
	}
	if len(Rules()) != len(patterns)+3 {
		t.Error("not every rule is listed")
	}
}
