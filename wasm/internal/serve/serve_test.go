package serve

import (
	"bytes"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	var out bytes.Buffer
	double := func(request []byte) []byte {
		line := bytes.TrimSpace(request)
		return append(append([]byte{}, line...), line...)
	}
	if err := lines(strings.NewReader("a\n\nb\nc"), &out, double); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); got != "aa\nbb\ncc\n" {
		t.Errorf("got %q", got)
	}
}

func TestBeat(t *testing.T) {
	beats := 0
	send = func() { beats++ }
	defer func() { send = nil }()
	Beat()
	Beat() // too soon
	if beats != 1 {
		t.Errorf("%d beats, want 1", beats)
	}
}
