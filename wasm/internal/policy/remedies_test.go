package policy

import (
	"cmp"
	"encoding/json"
	"slices"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// How many rules of a hundred suggest edits for their bad.tf.
const withEdits = 60

// rounds in which edits may be made: those that would change the same lines come one after the other.
const rounds = 5

// TestRemediesMendBadPrograms makes the edits that a rule suggests for bad.tf. What had any passes then, and the program still plans.
func TestRemediesMendBadPrograms(t *testing.T) {
	bundled := prepared(t, shipped(t, false))
	rules := chosen(bundled.rules())
	programs := programsOf(t, rules)
	mended := 0
	for _, r := range rules {
		edited := false
		for _, bad := range programs[r.ID] {
			edited = bad.kind() == "bad" && remedied(t, bundled, r, bad) || edited
		}
		if edited {
			mended++
		}
	}
	t.Logf("%d of %d rules suggest edits", mended, len(rules))
	if *only == "" && 100*mended < withEdits*len(rules) {
		t.Errorf("%d of %d rules suggest edits, want %d %%", mended, len(rules), withEdits)
	}
}

// remedied makes the edits that a rule suggests for a program, round by round, and tells whether there were any.
func remedied(t *testing.T, bundled *Prepared, r rule, bad program) bool {
	text, result := bad.text, bad.result
	had := map[string]bool{}
	for range rounds {
		judged := Evaluate(result, bundled, Prepare(nil), Choice{}).Policies
		judged = slices.DeleteFunc(judged, func(p report.PolicyResult) bool { return p.Rule != r.ID })
		if len(had) > 0 {
			for _, p := range judged {
				if had[p.Address] && p.Result != report.Pass && p.Remedies == nil {
					t.Errorf("%s: %s is still %s:\n%s", r.ID, p.Address, p.Result, text)
				}
			}
		}
		edits := remediesOf(t, text, result.Providers, judged)
		for address := range edits {
			had[address] = true
		}
		if len(edits) == 0 {
			break
		}
		text = made(text, edits)
		result = planned(t, r.ID+" with edits", text)
	}
	return len(had) > 0
}

// remediesOf are the edits that there are for failing resources, by address.
func remediesOf(t *testing.T, text string, used []report.ProviderUse, judged []report.PolicyResult) map[string][]report.Edit {
	t.Helper()
	request, _ := json.Marshal(map[string]any{"op": "remedy", "files": map[string]string{"main.tf": text}, "providers": used, "policies": judged})
	var answer struct{ Edits [][]report.Edit }
	if err := json.Unmarshal(engine().Handle(request), &answer); err != nil || len(answer.Edits) != len(judged) {
		t.Fatal(err, answer)
	}
	all := map[string][]report.Edit{}
	for i, edits := range answer.Edits {
		if len(edits) > 0 {
			all[judged[i].Address] = edits
		}
	}
	return all
}

// made is a text with the edits that fit together.
func made(text string, byAddress map[string][]report.Edit) string {
	var all []report.Edit
	for _, address := range sortedKeys(byAddress) {
		all = append(all, byAddress[address]...)
	}
	slices.SortStableFunc(all, func(a, b report.Edit) int { return cmp.Compare(b.Range.Start.Byte, a.Range.Start.Byte) })
	before := len(text) + 1
	for _, e := range all {
		if e.Range.End.Byte < before {
			text = text[:e.Range.Start.Byte] + e.NewText + text[e.Range.End.Byte:]
			before = e.Range.Start.Byte
		}
	}
	return text
}
