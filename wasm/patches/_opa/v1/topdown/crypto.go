package topdown

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// The digests of OPA's crypto functions. Those that read certificates and keys are left out: they need TLS.
func init() {
	for name, algorithm := range map[string]func() hash.Hash{
		"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha512": sha512.New,
	} {
		RegisterBuiltinFunc("crypto."+name, func(_ BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
			return digest(algorithm(), operands[0], 1, iter)
		})
		RegisterBuiltinFunc("crypto.hmac."+name, func(_ BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
			key, err := builtins.StringOperand(operands[1].Value, 2)
			if err != nil {
				return err
			}
			return digest(hmac.New(algorithm, []byte(string(key))), operands[0], 1, iter)
		})
	}
	RegisterBuiltinFunc("crypto.hmac.equal", func(_ BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
		left, err := builtins.StringOperand(operands[0].Value, 1)
		if err != nil {
			return err
		}
		right, err := builtins.StringOperand(operands[1].Value, 2)
		if err != nil {
			return err
		}
		return iter(ast.BooleanTerm(hmac.Equal([]byte(string(left)), []byte(string(right)))))
	})
}

func digest(h hash.Hash, text *ast.Term, position int, iter func(*ast.Term) error) error {
	input, err := builtins.StringOperand(text.Value, position)
	if err != nil {
		return err
	}
	h.Write([]byte(string(input)))
	return iter(ast.StringTerm(hex.EncodeToString(h.Sum(nil))))
}
