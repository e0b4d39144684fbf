package secrets

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// maker makes values that look like secrets. They are made here, so that nothing in the repository looks like one.
type maker struct{ *rand.Rand }

const (
	upper   = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	lower   = "abcdefghijklmnopqrstuvwxyz"
	numbers = "0123456789"
	hex     = "0123456789abcdef"
	base32  = upper + "234567"
	alnum   = upper + lower + numbers
	base64s = alnum + "+/"
	urlSafe = alnum + "-_"
)

func (m maker) of(alphabet string, n int) string {
	text := make([]byte, n)
	for i := range text {
		text[i] = alphabet[m.Intn(len(alphabet))]
	}
	return string(text)
}

// password has letters of both cases, digits and signs.
func (m maker) password(n int) string {
	text := []byte(m.of(alnum, n))
	for i, alphabet := range []string{upper, lower, numbers, "#%!^_"} {
		text[(i*n/4+m.Intn(n/4))%n] = alphabet[m.Intn(len(alphabet))]
	}
	return string(text)
}

func (m maker) github(prefix string) string {
	body := m.of(alnum, 30)
	return prefix + body + checksum(body)
}

func (m maker) pem(kind string) string {
	var lines []string
	for range 12 {
		lines = append(lines, m.of(base64s, 64))
	}
	return "-----BEGIN " + kind + "PRIVATE KEY-----\n" + strings.Join(lines, "\n") + "\n-----END " + kind + "PRIVATE KEY-----\n"
}

func (m maker) jwt() string {
	part := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	return part(`{"alg":"HS256","typ":"JWT"}`) + "." + part(`{"sub":"`+m.of(numbers, 10)+`","role":"service"}`) + "." + m.of(urlSafe, 43)
}

// seeds are secrets of many kinds, in many kinds of files and places; %s is where one stands.
var seeds = []struct {
	kind, file, text string
	make             func(m maker) string
}{
	{"aws-access-key", "main.tf", "provider \"aws\" {\n  access_key = \"%s\"\n}\n", func(m maker) string { return "AKIA" + m.of(base32, 16) }},
	{"aws-access-key", "config.ini", "[default]\naws_access_key_id=%s\n", func(m maker) string { return "ASIA" + m.of(base32, 16) }},
	{"aws-secret-key", "main.tf", "provider \"aws\" {\n  secret_key = \"%s\"\n}\n", func(m maker) string { return m.of(base64s, 40) }},
	{"aws-secret-key", "deploy.sh", "export AWS_SECRET_ACCESS_KEY=%s\n", func(m maker) string { return m.of(base64s, 40) }},
	{"aws-secret-key", "values.yaml", "s3:\n  secretKey: %s\n", func(m maker) string { return m.of(base64s, 40) }},
	{"aws-secret-key", "c.tf", "locals {\n  script = <<-EOT\n    #!/bin/sh\n    aws configure set aws_secret_access_key = %s\n  EOT\n}\n", func(m maker) string { return m.of(base64s, 40) }},
	{"github-token", "ci.yaml", "env:\n  GH_TOKEN: %s\n", func(m maker) string { return m.github("ghp_") }},
	{"github-token", "main.tf", "# curl -H 'authorization: token %s'\nlocals {}\n", func(m maker) string { return m.github("ghs_") }},
	{"github-fine-grained-token", "terraform.tfvars", "vcs = \"%s\"\n", func(m maker) string { return "github_pat_" + m.of(alnum, 22) + "_" + m.of(alnum, 59) }},
	{"gitlab-token", ".gitlab-ci.yml", "script:\n  - git clone https://oauth2:%s@gitlab.internal/a.git\n", func(m maker) string { return "glpat-" + m.of(urlSafe, 20) }},
	{"gitlab-token", "main.tf", "provider \"gitlab\" {\n  token = \"%s\"\n}\n", func(m maker) string { return "gldt-" + m.of(alnum, 20) }},
	{"slack-token", "main.tf", "provider \"slack\" {\n  token = \"%s\"\n}\n", func(m maker) string {
		return "xoxb-" + m.of(numbers, 12) + "-" + m.of(numbers, 12) + "-" + m.of(alnum, 24)
	}},
	{"slack-webhook", "alerts.json", "{\"url\": \"https://hooks.slack.com/services/%s\"}", func(m maker) string {
		return "T" + m.of(upper, 8) + "/B" + m.of(upper, 10) + "/" + m.of(alnum, 24)
	}},
	{"discord-webhook", "a.tf", "locals {\n  hook = \"https://discord.com/api/webhooks/123918273645172635/%s\"\n}\n", func(m maker) string { return m.of(alnum, 68) }},
	{"telegram-bot-token", "bot.env", "BOT=%s\n", func(m maker) string { return m.of("123456789", 9) + ":AA" + m.of(alnum, 33) }},
	{"stripe-key", "app.tf", "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      STRIPE = \"%s\"\n    }\n  }\n}\n", func(m maker) string { return "sk_live_" + m.of(alnum, 24) }},
	{"stripe-webhook-secret", "app.env", "HOOK='%s'\n", func(m maker) string { return "whsec_" + m.of(alnum, 32) }},
	{"shopify-token", "app.yaml", "shop: {key: \"%s\"}\n", func(m maker) string { return "shpat_" + m.of(hex, 32) }},
	{"google-api-key", "maps.js", "const key = '%s';\n", func(m maker) string { return "AIza" + m.of(alnum, 35) }},
	{"google-oauth-secret", "iap.tf", "resource \"google_iap_client\" \"c\" {\n  secret = \"%s\"\n}\n", func(m maker) string { return "GOCSPX-" + m.of(alnum, 28) }},
	{"private-key", "account.json", "{\"type\": \"service_account\", \"private_key\": \"%s\"}", func(m maker) string { return strings.ReplaceAll(m.pem(""), "\n", "\\n") }},
	{"azure-key", "main.tf", "resource \"null_resource\" \"a\" {\n  triggers = {\n    key = \"%s\"\n  }\n}\n", func(m maker) string { return m.of(base64s, 76) + "+ASt" + m.of(alnum, 5) + "A==" }},
	{"azure-connection-string", "app.tf", "locals {\n  s = \"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=%s;EndpointSuffix=core.windows.net\"\n}\n", func(m maker) string { return m.of(base64s, 86) + "==" }},
	{"azure-client-secret", "backend.tfvars", "client_secret = \"%s\"\n", func(m maker) string { return m.of(alnum, 3) + "8Q~" + m.of(alnum, 34) }},
	{"azure-sas", "sync.sh", "azcopy copy 'https://a.blob.core.windows.net/c?sv=2024-11-04&ss=b&sp=rw&sig=%s'\n", func(m maker) string { return m.of(alnum, 43) + "%3D" }},
	{"npm-token", "npmrc.tftpl", "//npm.acme.example/:_authToken=%s\n", func(m maker) string { return m.github("npm_") }},
	{"pypi-token", "publish.sh", "twine upload -u __token__ -p %s dist/*\n", func(m maker) string { return "pypi-AgEIcHlwaS5vcmc" + m.of(urlSafe, 120) }},
	{"docker-token", "pull.sh", "echo %s | docker login -u a --password-stdin\n", func(m maker) string { return "dckr_pat_" + m.of(alnum, 27) }},
	{"digitalocean-token", "terraform.tfvars.json", "{\"do\": \"%s\"}", func(m maker) string { return "dop_v1_" + m.of(hex, 64) }},
	{"vault-token", "agent.hcl", "vault {\n  token = \"%s\"\n}\n", func(m maker) string { return "hvs." + m.of(urlSafe, 91) }},
	{"terraform-token", "main.tf", "terraform {\n  cloud {\n    token = \"%s\"\n  }\n}\n", func(m maker) string { return m.of(alnum, 14) + ".atlasv1." + m.of(alnum, 67) }},
	{"sendgrid-key", "mail.yaml", "smtp:\n  pass: %s\n", func(m maker) string { return "SG." + m.of(alnum, 22) + "." + m.of(alnum, 43) }},
	{"grafana-token", "g.tf", "provider \"grafana\" {\n  auth = \"%s\"\n}\n", func(m maker) string { return "glsa_" + m.of(alnum, 32) + "_" + m.of(hex, 8) }},
	{"openai-key", "llm.env", "KEY=%s\n", func(m maker) string { return "sk-proj-" + m.of(alnum, 48) + "T3BlbkFJ" + m.of(alnum, 48) }},
	{"private-key", "tls.tf", "resource \"aws_iam_server_certificate\" \"c\" {\n  private_key = <<EOT\n%sEOT\n}\n", func(m maker) string { return m.pem("RSA ") }},
	{"private-key", "id_ed25519", "%s", func(m maker) string { return m.pem("OPENSSH ") }},
	{"private-key", "cloud-init.yaml", "write_files:\n  - content: |\n%s", func(m maker) string {
		return "      " + strings.ReplaceAll(m.pem("EC "), "\n", "\n      ")
	}},
	{"jwt", "main.tf", "data \"http\" \"a\" {\n  request_headers = {\n    X-Token = \"%s\"\n  }\n}\n", func(m maker) string { return m.jwt() }},
	{"authorization-header", "probe.sh", "curl -H 'Authorization: Bearer %s' https://a.internal\n", func(m maker) string { return m.of(alnum, 40) }},
	{"password", "main.tf", "resource \"aws_db_instance\" \"d\" {\n  password = \"%s\"\n}\n", func(m maker) string { return m.password(16) }},
	{"password", "variables.tf", "variable \"admin_password\" {\n  default = \"%s\"\n}\n", func(m maker) string { return m.password(14) }},
	{"password", "prod.tfvars", "db_password = \"%s\"\n", func(m maker) string { return m.password(20) }},
	{"password", "main.tf", "locals {\n  url = \"postgres://app:%s@db.internal:5432/app\"\n}\n", func(m maker) string { return m.of(alnum, 18) }},
	{"password", "docker-compose.yaml", "environment:\n  - DATABASE_URL=mysql://root:%s@db/app\n", func(m maker) string { return m.of(alnum, 16) }},
	{"password", "task.tf", "locals {\n  env = jsonencode([{ name = \"x\", db_password = \"%s\" }])\n}\n", func(m maker) string { return m.password(16) }},
	{"password", "user_data.tf", "locals {\n  user_data = <<-EOT\n    #!/bin/bash\n    export DB_PASSWORD='%s'\n    run\n  EOT\n}\n", func(m maker) string { return m.password(18) }},
	{"password", "odbc.tf", "locals {\n  c = \"Server=db;Database=a;User Id=sa;Password=%s;Encrypt=True\"\n}\n", func(m maker) string { return m.of(alnum, 20) }},
	{"password", "secret.yaml", "stringData:\n  api_key: \"%s\"\n", func(m maker) string { return m.of(hex, 40) }},
	{"random-text", "main.tf", "locals {\n  other = \"%s\"\n}\n", func(m maker) string { return m.of(alnum, 44) }},
	{"aws-access-key", "boot.tf", "locals {\n  user_data_base64 = \"%s\"\n}\n", func(m maker) string {
		return base64.StdEncoding.EncodeToString([]byte("#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIA" + m.of(base32, 16) + "\n"))
	}},
}

// All seeded secrets are found, each once, at its place, under its kind, with several values; and none is repeated in what is said.
func TestSeeds(t *testing.T) {
	if len(seeds) != 50 {
		t.Fatalf("%d seeds, not 50", len(seeds))
	}
	caught := 0
	for i, seed := range seeds {
		all := true
		for turn := range 20 {
			secret := seed.make(maker{rand.New(rand.NewSource(int64(i*100 + turn)))})
			text := fmt.Sprintf(seed.text, secret)
			said := Scan(seed.file, []byte(text), nil, nil)
			if problem := wrong(said, seed.kind, text, secret); problem != "" {
				t.Errorf("%s in %s, turn %d: %s", seed.kind, seed.file, turn, problem)
				all = false
			}
		}
		if all {
			caught++
		}
	}
	t.Logf("%d of %d caught", caught, len(seeds))
}

func wrong(said []report.Diagnostic, kind, text, secret string) string {
	if len(said) != 1 {
		return fmt.Sprintf("%d findings for %q: %+v", len(said), text, said)
	}
	d := said[0]
	at := text[d.Range.Start.Byte:d.Range.End.Byte]
	switch written, _ := json.Marshal(said); {
	case d.Code != "secret/"+kind || d.Severity != report.Warning:
		return fmt.Sprintf("said as %s %s", d.Severity, d.Code)
	case !strings.Contains(secret, at) && !strings.Contains(at, strings.TrimSpace(secret)):
		return fmt.Sprintf("the place has %q, not %q", at, secret)
	case strings.Contains(string(written), secret[:min(len(secret), 8)]):
		return fmt.Sprintf("the secret is repeated: %s", written)
	case d.Range.Start.Line != strings.Count(text[:d.Range.Start.Byte], "\n")+1:
		return "wrong line"
	}
	return ""
}
