module github.com/open-policy-agent/opa

go 1.26.0

require (
	github.com/cespare/xxhash/v2 v2.3.0
	github.com/gobwas/glob v1.0.0
	github.com/google/uuid v1.6.0
	github.com/xeipuuv/gojsonpointer v0.0.0-20190905194746-02993c407bfb
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415
	github.com/yashtewari/glob-intersection v0.2.0
	go.yaml.in/yaml/v3 v3.0.5
)
