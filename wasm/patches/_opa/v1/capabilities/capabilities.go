// Package capabilities has what older versions of OPA could do. We ask only for this version's, and 13 MB are saved.
package capabilities

import "embed"

var FS embed.FS
