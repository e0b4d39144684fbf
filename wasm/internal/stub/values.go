package stub

import (
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"
)

// decode reads a value of the protocol; what isn't there is null.
func decode(encoded *proto.DynamicValue, ty cty.Type) (cty.Value, error) {
	switch {
	case encoded != nil && len(encoded.Msgpack) > 0:
		return msgpack.Unmarshal(encoded.Msgpack, ty)
	case encoded != nil && len(encoded.Json) > 0:
		return ctyjson.Unmarshal(encoded.Json, ty)
	}
	return cty.NullVal(ty), nil
}

func encode(value cty.Value, ty cty.Type) (*proto.DynamicValue, error) {
	packed, err := msgpack.Marshal(value, ty)
	return &proto.DynamicValue{Msgpack: packed}, err
}
