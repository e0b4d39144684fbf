package policy

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// block is a resource of a plan with how it is written.
type block struct {
	change, written map[string]any
	known           []any
}

// blocksOf takes a plan of a root module apart.
func blocksOf(t *testing.T, plan json.RawMessage) (blocks []block) {
	var p struct {
		Changes []map[string]any `json:"resource_changes"`
		Prior   struct {
			Values struct {
				Root struct {
					Resources []map[string]any `json:"resources"`
				} `json:"root_module"`
			} `json:"values"`
		} `json:"prior_state"`
		Configuration struct {
			Root struct {
				Resources []map[string]any `json:"resources"`
			} `json:"root_module"`
		} `json:"configuration"`
	}
	if err := json.Unmarshal(plan, &p); err != nil {
		t.Fatal(err)
	}
	for _, written := range p.Configuration.Root.Resources {
		b := block{written: written}
		for _, change := range p.Changes {
			if change["address"] == written["address"] {
				b.change = change
			}
		}
		for _, known := range p.Prior.Values.Root.Resources {
			if known["address"] == written["address"] {
				b.known = append(b.known, known)
			}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func ofPlan(plan json.RawMessage) (result report.EngineResult) {
	result.Plan = plan
	return result
}

// planOf puts blocks together; in a module when that is named.
func planOf(blocks []block, module string) json.RawMessage {
	changes, written, known := []any{}, []any{}, []any{}
	for _, b := range blocks {
		written = append(written, b.written)
		known = append(known, b.known...)
		if b.change != nil {
			change := map[string]any{}
			for name, value := range b.change {
				change[name] = value
			}
			if module != "" {
				change["module_address"], change["address"] = "module."+module, "module."+module+"."+b.change["address"].(string)
			}
			changes = append(changes, change)
		}
	}
	root := map[string]any{"resources": written}
	if module != "" {
		root = map[string]any{"module_calls": map[string]any{module: map[string]any{"module": root}}}
	}
	text, _ := json.Marshal(map[string]any{
		"resource_changes": changes, "configuration": map[string]any{"root_module": root},
		"prior_state": map[string]any{"values": map[string]any{"root_module": map[string]any{"resources": known}}},
	})
	return text
}

// What is remembered of the last plan changes nothing that is said of the next: random blocks of the rules' own programs come, go and take
// another's values, and each plan is judged as by rules that remember nothing.
func TestMemoryChangesNothing(t *testing.T) {
	whole := prepared(t, shipped(t, false))
	var all []block
	for id, some := range programsOf(t, chosen(whole.rules())) {
		for _, p := range some {
			for _, b := range blocksOf(t, p.result.Plan) {
				if b.written["address"] == nil {
					t.Fatal(id)
				}
				all = append(all, b)
			}
		}
	}
	remembers := restored(t, whole.sources)
	random := rand.New(rand.NewPCG(1, 2))
	var blocks []block
	recalled := 0
	for step := range 250 {
		other := all[random.IntN(len(all))]
		same := func(b block) bool { return b.written["address"] == other.written["address"] }
		switch n := len(blocks); {
		case slices.ContainsFunc(blocks, same):
			blocks[slices.IndexFunc(blocks, same)] = other
		case n < 6 || n < 25 && random.IntN(2) == 0:
			blocks = append(blocks, other)
		case random.IntN(3) == 0:
			i := random.IntN(n)
			blocks = append(blocks[:i:i], blocks[i+1:]...)
		default:
			blocks[random.IntN(n)] = other
		}
		plan := planOf(blocks, []string{"", "", "", "shop"}[random.IntN(4)])
		judged := func(p *Prepared) report.Report {
			return Evaluate(ofPlan(plan), p, Prepare(nil), Choice{})
		}
		memory := remembers.prepare(plan)
		for _, r := range memory.rules() {
			if said, ok := memory.memory.said[r.ID]; ok && len(said.results) > 0 {
				recalled++
			}
		}
		if got, want := judged(memory), judged(whole); !reflect.DeepEqual(got, want) {
			t.Fatalf("step %d: with what is remembered\n%+v%+v\nwithout\n%+v%+v\n%s", step, got.Diagnostics, got.Policies, want.Diagnostics, want.Policies, plan)
		}
	}
	if recalled == 0 {
		t.Error("nothing was ever remembered")
	}
}

// An edit of one block has only the rules judge again that name its type, or read the plan as a whole.
func TestOnlyWhatAnEditTouchesIsJudgedAgain(t *testing.T) {
	b := restored(t, shipped(t, false))
	judge := func(plan json.RawMessage) map[string]uint64 {
		p := b.prepare(plan)
		Evaluate(ofPlan(plan), p, Prepare(nil), Choice{})
		states := map[string]uint64{}
		for id, said := range b.memory.said {
			states[id] = said.given
		}
		return states
	}
	bucket := func(name string) string {
		return `{"address":"aws_s3_bucket.a","mode":"managed","type":"aws_s3_bucket","name":"a","change":{"actions":["create"],"after":{"bucket":"` + name + `"}}}`
	}
	const queue = `{"address":"aws_sqs_queue.a","mode":"managed","type":"aws_sqs_queue","name":"a","change":{"actions":["create"],"after":{}}}`
	plan := func(changes string) json.RawMessage { return json.RawMessage(`{"resource_changes":[` + changes + `]}`) }
	first := judge(plan(bucket("one") + "," + queue))
	if same := judge(plan(bucket("one") + "," + queue)); !reflect.DeepEqual(first, same) {
		t.Error("an equal plan was judged again")
	}
	second := judge(plan(bucket("two") + "," + queue))
	if second["aws/s3-versioning"] == first["aws/s3-versioning"] {
		t.Error("a rule about the edited type wasn't judged again")
	}
	if second["aws/sqs-queue-encryption"] != first["aws/sqs-queue-encryption"] {
		t.Error("a rule about another type was judged again")
	}
}
