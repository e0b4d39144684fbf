package encryption

import (
	"github.com/opentofu/opentofu/internal/encryption/keyprovider/pbkdf2"
	"github.com/opentofu/opentofu/internal/encryption/method/aesgcm"
	"github.com/opentofu/opentofu/internal/encryption/method/unencrypted"
	"github.com/opentofu/opentofu/internal/encryption/registry/lockingencryptionregistry"
)

// DefaultRegistry lacks the key providers that call a cloud or a program of the user's: no state is ever written.
var DefaultRegistry = lockingencryptionregistry.New()

func init() {
	for _, err := range []error{
		DefaultRegistry.RegisterKeyProvider(pbkdf2.New()),
		DefaultRegistry.RegisterMethod(aesgcm.New()),
		DefaultRegistry.RegisterMethod(unencrypted.New()),
	} {
		if err != nil {
			panic(err)
		}
	}
}
