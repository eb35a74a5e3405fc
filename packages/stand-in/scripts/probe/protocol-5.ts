/**
 * The part of Terraform's plugin protocol 5 that a probe calls: names and field numbers of `docs/plugin-protocol/tfplugin5.proto` in
 * hashicorp/terraform. The real aws and kubernetes providers speak it.
 */
export const protocol5 = `syntax = "proto3";
package tfplugin5;

message DynamicValue { bytes msgpack = 1; bytes json = 2; }
message Step { oneof selector { string attribute_name = 1; string element_key_string = 2; int64 element_key_int = 3; } }
message Path { repeated Step steps = 1; }
message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; Path attribute = 4; }
message Attribute {
  string name = 1;
  bytes type = 2;
  bool required = 4;
  bool optional = 5;
  bool computed = 6;
  bool sensitive = 7;
  bool deprecated = 9;
  bool write_only = 10;
}
message NestedBlock { string type_name = 1; Block block = 2; int32 nesting = 3; int64 min_items = 4; int64 max_items = 5; }
message Block { int64 version = 1; repeated Attribute attributes = 2; repeated NestedBlock block_types = 3; bool deprecated = 6; }
message Schema { int64 version = 1; Block block = 2; }

message Empty {}
message SchemaResponse {
  Schema provider = 1;
  map<string, Schema> resource_schemas = 2;
  map<string, Schema> data_source_schemas = 3;
  repeated Diagnostic diagnostics = 4;
}
message ConfigureRequest { string terraform_version = 1; DynamicValue config = 2; }
message TypedConfigRequest { string type_name = 1; DynamicValue config = 2; Capabilities client_capabilities = 3; }
message Capabilities { bool deferral_allowed = 1; bool write_only_attributes_allowed = 2; }
message DiagnosticsResponse { repeated Diagnostic diagnostics = 1; }
message ConfigResponse { DynamicValue prepared_config = 1; repeated Diagnostic diagnostics = 2; }
message PlanRequest {
  string type_name = 1;
  DynamicValue prior_state = 2;
  DynamicValue proposed_new_state = 3;
  DynamicValue config = 4;
  bytes prior_private = 5;
}
message PlanResponse {
  DynamicValue planned_state = 1;
  repeated Path requires_replace = 2;
  bytes planned_private = 3;
  repeated Diagnostic diagnostics = 4;
}

service Provider {
  rpc GetSchema(Empty) returns (SchemaResponse);
  rpc PrepareProviderConfig(TypedConfigRequest) returns (ConfigResponse);
  rpc ValidateResourceTypeConfig(TypedConfigRequest) returns (DiagnosticsResponse);
  rpc ValidateDataSourceConfig(TypedConfigRequest) returns (DiagnosticsResponse);
  rpc Configure(ConfigureRequest) returns (DiagnosticsResponse);
  rpc PlanResourceChange(PlanRequest) returns (PlanResponse);
}
`;
