package verify

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// jsonBlock is the extent of a block in a file of JSON syntax, and its address.
type jsonBlock struct {
	start, end int
	address    string
}

// jsonAddress is the address of the block that encloses a place in JSON syntax.
func (r *run) jsonAddress(at hcl.Range) string {
	blocks, ok := r.json[at.Filename]
	if !ok {
		blocks = jsonBlocks(r.files.Text(at.Filename))
		if r.json == nil {
			r.json = map[string][]jsonBlock{}
		}
		r.json[at.Filename] = blocks
	}
	for _, block := range blocks {
		if block.start <= at.Start.Byte && at.Start.Byte < block.end {
			return block.address
		}
	}
	return ""
}

// jsonLevels tells how many labels a block has, and what its address begins with.
var jsonLevels = map[string]struct {
	labels int
	prefix string
}{
	"resource": {2, ""}, "data": {2, "data."}, "ephemeral": {2, "ephemeral."}, "variable": {1, "var."}, "output": {1, "output."},
	"module": {1, "module."}, "provider": {1, "provider."}, "check": {1, "check."}, "locals": {1, "local."}, "terraform": {0, "terraform"},
}

// jsonBlocks lists the blocks of a file as far as it is JSON: objects in objects, with lists of them anywhere between.
func jsonBlocks(text []byte) (found []jsonBlock) {
	decoder := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	offset := len(text) - len(bytes.TrimPrefix(text, []byte("\ufeff")))
	var value func(path []string, depth int) bool
	value = func(path []string, depth int) bool {
		token, err := decoder.Token()
		if err != nil || depth > 250 {
			return false
		}
		if delim, ok := token.(json.Delim); ok {
			for decoder.More() {
				if delim == '[' {
					if !value(path, depth+1) {
						return false
					}
					continue
				}
				before := int(decoder.InputOffset())
				key, err := decoder.Token()
				if err != nil {
					return false
				}
				name, _ := key.(string)
				inner := append(path[:len(path):len(path)], name)
				if !value(inner, depth+1) {
					return false
				}
				if complete(inner) {
					start := offset + before + max(0, bytes.IndexByte(text[offset+before:], '"'))
					found = append(found, jsonBlock{start, int(decoder.InputOffset()) + offset, addressOf(inner)})
				}
			}
			if _, err := decoder.Token(); err != nil {
				return false
			}
		}
		return true
	}
	value(nil, 0)
	return found
}

func complete(path []string) bool {
	if len(path) == 0 {
		return false
	}
	level, ok := jsonLevels[path[0]]
	return ok && len(path) == level.labels+1
}

func addressOf(path []string) string {
	return jsonLevels[path[0]].prefix + strings.Join(path[1:], ".")
}
