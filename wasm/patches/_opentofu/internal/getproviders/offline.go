package getproviders

import (
	"context"
	"errors"
	"path"

	"github.com/opentofu/opentofu/internal/addrs"
)

// Nothing is ever installed here. These keep the package's address and hash types compiling without its registry
// clients, mirrors and signature checks.

var errOffline = errors.New("providers are never installed by the verifier")

type (
	PackageAuthenticationResult struct{}
	PackageAuthentication       interface {
		AuthenticatePackage(localLocation PackageLocation) (*PackageAuthenticationResult, error)
	}
	PackageAuthenticationHashes interface{ AcceptableHashes() []Hash }
	PackageLocalArchive         string
	PackageLocalDir             string
)

func (p PackageLocalArchive) String() string { return string(p) }
func (p PackageLocalDir) String() string     { return string(p) }

func (p PackageLocalArchive) InstallProviderPackage(context.Context, PackageMeta, string, []Hash) (*PackageAuthenticationResult, error) {
	return nil, errOffline
}

func (p PackageLocalDir) InstallProviderPackage(context.Context, PackageMeta, string, []Hash) (*PackageAuthenticationResult, error) {
	return nil, errOffline
}

func PackedFilePathForPackage(base string, provider addrs.Provider, version Version, platform Platform) string {
	return UnpackedDirectoryPathForPackage(base, provider, version, platform) + ".zip"
}

func UnpackedDirectoryPathForPackage(base string, provider addrs.Provider, version Version, platform Platform) string {
	return path.Join(base, provider.String(), version.String(), platform.String())
}
