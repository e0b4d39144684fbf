//go:build !js

package stub

import (
	"context"
	"errors"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"google.golang.org/grpc"
)

// handshake is what Terraform's protocol says: plugins of others are told apart by it, and whoever starts this by hand is told what it is.
var handshake = plugin.HandshakeConfig{
	ProtocolVersion: 4, MagicCookieKey: "TF_PLUGIN_MAGIC_COOKIE",
	MagicCookieValue: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
}

// Serve answers whoever has started this process as a plugin, until it is told to end.
func Serve(server *Server) {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig:  handshake,
		VersionedPlugins: map[int]plugin.PluginSet{6: {"provider": &plugged{server: server}}},
		GRPCServer:       plugin.DefaultGRPCServer,
		Logger:           hclog.NewNullLogger(),
	})
}

type plugged struct {
	plugin.NetRPCUnsupportedPlugin
	server *Server
}

func (p *plugged) GRPCServer(_ *plugin.GRPCBroker, s *grpc.Server) error {
	proto.RegisterProviderServer(s, p.server)
	return nil
}

func (p *plugged) GRPCClient(context.Context, *plugin.GRPCBroker, *grpc.ClientConn) (any, error) {
	return nil, errors.New("this is a server")
}
