module github.com/open-policy-agent/opa

go 1.26.0

require (
	github.com/agnivade/levenshtein v1.2.1
	github.com/cespare/xxhash/v2 v2.3.0
	github.com/decred/dcrd/dcrec/secp256k1/v4 v4.4.1
	github.com/gobwas/glob v1.0.0
	github.com/goccy/go-json v0.10.6
	github.com/google/uuid v1.6.0
	github.com/lestrrat-go/blackmagic v1.0.4
	github.com/lestrrat-go/dsig v1.4.0
	github.com/lestrrat-go/dsig-secp256k1 v1.0.0
	github.com/lestrrat-go/httpcc v1.0.1
	github.com/lestrrat-go/httprc/v3 v3.0.6
	github.com/lestrrat-go/jwx/v3 v3.3.0
	github.com/lestrrat-go/option/v2 v2.0.0
	github.com/segmentio/asm v1.2.1
	github.com/sirupsen/logrus v1.10.2
	github.com/valyala/fastjson v1.6.10
	github.com/vektah/gqlparser/v2 v2.5.58
	github.com/xeipuuv/gojsonpointer v0.0.0-20190905194746-02993c407bfb
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415
	github.com/yashtewari/glob-intersection v0.2.0
	go.yaml.in/yaml/v3 v3.0.5
	golang.org/x/sys v0.48.0
)
