package verify

import "testing"

func TestJSONBlocks(t *testing.T) {
	text := `{"resource": [{"a_b": {"c": [{"x": 1}], "d": {}}}], "locals": {"l": [1, {"x": 2}]}, "terraform": {"x": 1}}`
	want := map[string]string{"a_b.c": `"c": [{"x": 1}]`, "a_b.d": `"d": {}`, "local.l": `"l": [1, {"x": 2}]`, "terraform": `"terraform": {"x": 1}`}
	blocks := jsonBlocks([]byte(text))
	if len(blocks) != len(want) {
		t.Error(blocks)
	}
	for _, block := range blocks {
		if got := text[block.start:block.end]; got != want[block.address] {
			t.Errorf("%s: %s", block.address, got)
		}
	}
	for cut := range text {
		jsonBlocks([]byte(text[:cut]))
	}
}
