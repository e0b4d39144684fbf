package values

import (
	"encoding/json"
	"strings"
	"testing"
)

// Each row is a type and what its facts, as JSON, hold; "" for no facts at all.
func TestFacts(t *testing.T) {
	for _, row := range []struct {
		name  string
		major int
		want  []string
	}{
		{"aws_s3_bucket_versioning", 6, []string{`"versioning_configuration.status":["Enabled","Suspended","Disabled"]`}},
		{"aws_vpc", 6, []string{`"range":{"ipv4_netmask_length":[16,28]}`, `"conflicts":[[`, `"cidr_block":{"check":"cidr4-16-28","words":"must be a CIDR block`}},
		{"aws_security_group", 6, []string{`"any":[["ingress.from_port"]`, `"name":{"pattern":"`}},
		{"aws_accessanalyzer_analyzer", 6, []string{`"doubtful":{`, `"pattern":"^(?:[A-Za-z_][A-Za-z0-9_.-]*)$"`}},
		{"provider.aws", 6, nil},
		{"data.aws_ami", 6, nil},
		{"azurerm_storage_account", 4, []string{`"account_tier"`}},
		{"acme_widget", 1, []string{""}},
		{"", 0, []string{""}},
	} {
		facts := FactsOf(row.name, row.major)
		text, err := json.Marshal(facts)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range row.want {
			if want == "" && facts != nil || !strings.Contains(string(text), want) {
				t.Errorf("%s: got %.400s, want %s", row.name, text, want)
			}
		}
	}
}

// What holds for other majors alone isn't told.
func TestFactsFollowTheMajor(t *testing.T) {
	for major, want := range map[int][2]float64{5: {1024, 262144}, 6: {1024, 1048576}} {
		if got := FactsOf("aws_sqs_queue", major).Range["max_message_size"]; got != want {
			t.Errorf("aws %d: a message may have %v bytes, want %v", major, got, want)
		}
	}
	if facts := FactsOf("azurerm_storage_account", 0); facts.AnyCase["account_tier"] == nil || facts.AnyCase["account_kind"] != nil {
		t.Errorf("without a major only what always holds is told: %v", facts.AnyCase)
	}
}
