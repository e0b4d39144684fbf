package form

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

const program = "resource 'a' “b” {\n  x: 1,\n  \"y\" = 'it'\n  list = [\n    \"ü\"\n    \"v\"\n  ]\n  p = \"C:\\path\"\n  z \"w\"\n}\n```\nSome words about it.\nmodule \"m\"\n{\n  a = \"b\n  s = true and not false\n"

func TestMend(t *testing.T) {
	want := "resource \"a\" \"b\" {\n  x = 1\n  y = \"it\"\n  list = [\n    \"ü\",\n    \"v\"\n  ]\n  p = \"C:\\\\path\"\n  z = \"w\"\n}\n# Some words about it.\nmodule \"m\" {\n  a = \"b\"\n  s = true && !false\n}\n"
	mistakes := Find([]byte(program))
	if got := string(Mend([]byte(program), mistakes)); got != want {
		t.Errorf("got\n%s\n%+v", got, mistakes)
	}
}

// What is left in place comes back to its place.
func TestBack(t *testing.T) {
	text := []byte(program)
	mistakes := Find(text)
	mended := Mend(text, mistakes)
	from, shift := 0, 0
	for _, m := range append(mistakes, Mistake{Start: len(text), End: len(text)}) {
		for at := from; at < m.Start; at++ {
			if text[at] != mended[at+shift] || Back(mistakes, at+shift) != at {
				t.Fatalf("byte %d: %q, mended %q, back %d", at, text[at], mended[at+shift], Back(mistakes, at+shift))
			}
		}
		from, shift = m.End, shift+len(m.New)-(m.End-m.Start)
	}
}

// Whatever is cut off, it ends.
func TestAnyCutEnds(t *testing.T) {
	for cut := range len(program) {
		text := []byte(program[cut:])
		for _, text := range [][]byte{text, []byte(program[:cut])} {
			mended := Mend(text, Find(text))
			_, _ = hclsyntax.ParseConfig(mended, "x", hcl.InitialPos)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(program)
	f.Fuzz(func(t *testing.T, program string) {
		text := []byte(program)
		mistakes := Find(text)
		mended := Mend(text, mistakes)
		for at := range len(mended) + 1 {
			if back := Back(mistakes, at); back < 0 || back > len(text) {
				t.Fatalf("byte %d of %q comes from %d", at, mended, back)
			}
		}
	})
}
