/**
 * The part of Terraform's plugin protocol 6 that Terraform 1.10 and later call.
 *
 * Names and field numbers are those of `docs/plugin-protocol/tfplugin6.proto` in hashicorp/terraform; message names
 * never travel, so they are our own. Calls that are left out answer UNIMPLEMENTED, which Terraform accepts for them.
 */
export const protoText = `syntax = "proto3";
package tfplugin6;

message DynamicValue { bytes msgpack = 1; bytes json = 2; }
message Step { oneof selector { string attribute_name = 1; string element_key_string = 2; int64 element_key_int = 3; } }
message Path { repeated Step steps = 1; }
message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; Path attribute = 4; }
message RawState { bytes json = 1; }

message NestedType { repeated Attribute attributes = 1; int32 nesting = 3; }
message Attribute {
  string name = 1;
  bytes type = 2;
  bool required = 4;
  bool optional = 5;
  bool computed = 6;
  bool sensitive = 7;
  bool deprecated = 9;
  NestedType nested_type = 10;
  bool write_only = 11;
}
message NestedBlock { string type_name = 1; Block block = 2; int32 nesting = 3; int64 min_items = 4; int64 max_items = 5; }
message Block { int64 version = 1; repeated Attribute attributes = 2; repeated NestedBlock block_types = 3; }
message Schema { int64 version = 1; Block block = 2; }
message Capabilities { bool plan_destroy = 1; bool get_provider_schema_optional = 2; }

message Empty {}
message SchemaResponse {
  Schema provider = 1;
  map<string, Schema> resource_schemas = 2;
  map<string, Schema> data_source_schemas = 3;
  repeated Diagnostic diagnostics = 4;
  Capabilities server_capabilities = 6;
}
message ConfigRequest { DynamicValue config = 1; }
message ConfigureRequest { string terraform_version = 1; DynamicValue config = 2; }
message ClientCapabilities { bool write_only_attributes_allowed = 2; }
message TypedConfigRequest { string type_name = 1; DynamicValue config = 2; ClientCapabilities client_capabilities = 3; }
message DiagnosticsResponse { repeated Diagnostic diagnostics = 1; }
message ValidateProviderResponse { repeated Diagnostic diagnostics = 2; }
message UpgradeRequest { string type_name = 1; int64 version = 2; RawState raw_state = 3; }
message UpgradeResponse { DynamicValue upgraded_state = 1; repeated Diagnostic diagnostics = 2; }
message ReadRequest { string type_name = 1; DynamicValue current_state = 2; bytes private = 3; }
message ReadResponse { DynamicValue new_state = 1; repeated Diagnostic diagnostics = 2; bytes private = 3; }
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
  bool legacy_type_system = 5;
}
message ApplyRequest {
  string type_name = 1;
  DynamicValue prior_state = 2;
  DynamicValue planned_state = 3;
  DynamicValue config = 4;
  bytes planned_private = 5;
}
message ApplyResponse { DynamicValue new_state = 1; bytes private = 2; repeated Diagnostic diagnostics = 3; }
message ImportRequest { string type_name = 1; string id = 2; }
message ImportedResource { string type_name = 1; DynamicValue state = 2; bytes private = 3; }
message ImportResponse { repeated ImportedResource imported_resources = 1; repeated Diagnostic diagnostics = 2; }
message DataRequest { string type_name = 1; DynamicValue config = 2; }
message DataResponse { DynamicValue state = 1; repeated Diagnostic diagnostics = 2; }
message StopResponse { string error = 1; }

service Provider {
  rpc GetProviderSchema(Empty) returns (SchemaResponse);
  rpc ValidateProviderConfig(ConfigRequest) returns (ValidateProviderResponse);
  rpc ValidateResourceConfig(TypedConfigRequest) returns (DiagnosticsResponse);
  rpc ValidateDataResourceConfig(TypedConfigRequest) returns (DiagnosticsResponse);
  rpc UpgradeResourceState(UpgradeRequest) returns (UpgradeResponse);
  rpc ConfigureProvider(ConfigureRequest) returns (DiagnosticsResponse);
  rpc ReadResource(ReadRequest) returns (ReadResponse);
  rpc PlanResourceChange(PlanRequest) returns (PlanResponse);
  rpc ApplyResourceChange(ApplyRequest) returns (ApplyResponse);
  rpc ImportResourceState(ImportRequest) returns (ImportResponse);
  rpc ReadDataSource(DataRequest) returns (DataResponse);
  rpc StopProvider(Empty) returns (StopResponse);
}
`;
