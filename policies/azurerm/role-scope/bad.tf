provider "azurerm" {
  features {}
}

resource "azurerm_role_definition" "wrong" {
  name              = "orders"
  scope             = "/subscriptions/00000000-0000-0000-0000-000000000001"
  assignable_scopes = ["/"]

  permissions {
    actions = ["Microsoft.Storage/*/read"]
  }
}
