// Package getmodules stands in for OpenTofu's: it tells apart the kinds of module address without go-getter, whose
// detectors reach for the network, and it fetches nothing.
package getmodules

import (
	"path"
	"strings"
)

// MaybeRelativePathErr reports an address that is no known kind of remote address, most likely a path without "./".
type MaybeRelativePathErr struct{ Addr string }

func (e *MaybeRelativePathErr) Error() string {
	return "OpenTofu cannot detect a supported external module source type for " + e.Addr
}

// shorthand maps the hosts that may be written without a scheme to the getter that fetches from them.
var shorthand = map[string]string{
	"github.com/": "git::https://", "gitlab.com/": "git::https://", "bitbucket.org/": "git::https://",
}

// NormalizePackageAddress gives an address its scheme and splits off the subdirectory.
func NormalizePackageAddress(given string) (packageAddr, subDir string, err error) {
	packageAddr, subDir = SplitPackageSubdir(given)
	if strings.Contains(packageAddr, "::") || strings.Contains(packageAddr, "://") {
		return packageAddr, subDir, nil
	}
	if user, rest, ok := strings.Cut(packageAddr, "@"); ok && strings.Contains(rest, ":") && !strings.Contains(user, "/") {
		return "git::ssh://" + user + "@" + strings.Replace(rest, ":", "/", 1), subDir, nil
	}
	for host, scheme := range shorthand {
		if strings.HasPrefix(packageAddr, host) {
			return scheme + packageAddr, subDir, nil
		}
	}
	if strings.Contains(packageAddr, ".amazonaws.com/") {
		return "s3::https://" + packageAddr, subDir, nil
	}
	if strings.HasPrefix(packageAddr, "/") {
		return "file://" + packageAddr, subDir, nil
	}
	return "", "", &MaybeRelativePathErr{given}
}

// SplitPackageSubdir splits "package//dir?query" into "package?query" and "dir".
func SplitPackageSubdir(given string) (packageAddr, subDir string) {
	from := 0
	if i := strings.Index(given, "://"); i >= 0 {
		from = i + len("://")
	}
	i := strings.Index(given[from:], "//")
	if i < 0 {
		return given, ""
	}
	packageAddr, subDir = given[:from+i], given[from+i+2:]
	if dir, query, ok := strings.Cut(subDir, "?"); ok {
		packageAddr, subDir = packageAddr+"?"+query, dir
	}
	if subDir != "" {
		subDir = path.Clean(subDir)
	}
	return packageAddr, subDir
}
