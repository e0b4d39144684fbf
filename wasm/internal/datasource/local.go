package datasource

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/zclconf/go-cty/cty"
)

// readLocalFile reads a file of the workspace. One that isn't there may be made on the user's machine, so it is unknown.
func readLocalFile(r Request) (map[string]cty.Value, error) {
	content, err := funcs.ReadWorkspaceFile(text(r.Config, "filename"))
	if err != nil {
		return nil, nil
	}
	md5sum, sha1sum, sha256sum, sha512sum := md5.Sum(content), sha1.Sum(content), sha256.Sum256(content), sha512.Sum512(content)
	return strs(map[string]string{
		"content":              strings.ToValidUTF8(string(content), "\uFFFD"),
		"content_base64":       base64.StdEncoding.EncodeToString(content),
		"content_md5":          hex.EncodeToString(md5sum[:]),
		"content_sha1":         hex.EncodeToString(sha1sum[:]),
		"content_sha256":       hex.EncodeToString(sha256sum[:]),
		"content_base64sha256": base64.StdEncoding.EncodeToString(sha256sum[:]),
		"content_sha512":       hex.EncodeToString(sha512sum[:]),
		"content_base64sha512": base64.StdEncoding.EncodeToString(sha512sum[:]),
		"id":                   hex.EncodeToString(sha1sum[:]),
	}), nil
}

// readNull gives back what it is given. Its random number is left unknown.
func readNull(r Request) (map[string]cty.Value, error) {
	known := map[string]cty.Value{"id": cty.StringVal("static"), "outputs": argument(r.Config, "inputs")}
	if text(r.Config, "has_computed_default") == "" {
		known["has_computed_default"] = cty.StringVal("default")
	}
	return known, nil
}
