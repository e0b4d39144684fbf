package stub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/opentofu/opentofu/internal/providers"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

func describedFunctions(specs map[string]providers.FunctionSpec) map[string]*proto.Function {
	all := map[string]*proto.Function{}
	for name, spec := range specs {
		function := &proto.Function{Return: &proto.Function_Return{Type: typeText(spec.Return)}, Summary: spec.Summary, Description: spec.Description}
		for _, parameter := range spec.Parameters {
			function.Parameters = append(function.Parameters, describedParameter(parameter))
		}
		if spec.VariadicParameter != nil {
			function.VariadicParameter = describedParameter(*spec.VariadicParameter)
		}
		all[name] = function
	}
	return all
}

func describedParameter(p providers.FunctionParameterSpec) *proto.Function_Parameter {
	return &proto.Function_Parameter{
		Name: p.Name, Type: typeText(p.Type), AllowNullValue: p.AllowNullValue, AllowUnknownValues: p.AllowUnknownValues, Description: p.Description,
	}
}

func typeText(ty cty.Type) []byte {
	text, err := json.Marshal(ty)
	if err != nil {
		panic(err) // types of the tables, which a test writes
	}
	return text
}

func (s *Server) GetFunctions(context.Context, *proto.GetFunctions_Request) (*proto.GetFunctions_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return &proto.GetFunctions_Response{Functions: describedFunctions(s.provider.Schema.Functions)}, nil
}

func (s *Server) CallFunction(ctx context.Context, r *proto.CallFunction_Request) (*proto.CallFunction_Response, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	spec, ok := s.provider.Schema.Functions[r.Name]
	if !ok {
		return failed(fmt.Errorf("the provider has no function %q", r.Name)), nil
	}
	arguments := make([]cty.Value, len(r.Arguments))
	for i, encoded := range r.Arguments {
		parameter := spec.VariadicParameter
		if i < len(spec.Parameters) {
			parameter = &spec.Parameters[i]
		}
		if parameter == nil {
			return failed(fmt.Errorf("%s takes %d arguments", r.Name, len(spec.Parameters))), nil
		}
		var err error
		if arguments[i], err = decode(encoded, parameter.Type); err != nil {
			return failed(err), nil
		}
	}
	done := s.provider.CallFunction(ctx, providers.CallFunctionRequest{Name: r.Name, Arguments: arguments})
	if done.Error != nil {
		return failed(done.Error), nil
	}
	result, err := encode(done.Result, spec.Return)
	if err != nil {
		return failed(err), nil
	}
	return &proto.CallFunction_Response{Result: result}, nil
}

func failed(err error) *proto.CallFunction_Response {
	told := &proto.FunctionError{Text: err.Error()}
	var argument function.ArgError
	if errors.As(err, &argument) {
		at := int64(argument.Index)
		told.FunctionArgument = &at
	}
	return &proto.CallFunction_Response{Error: told}
}
