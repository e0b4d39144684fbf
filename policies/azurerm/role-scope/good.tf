provider "azurerm" {
  features {}
}

resource "azurerm_role_definition" "right" {
  name              = "orders"
  scope             = "/subscriptions/00000000-0000-0000-0000-000000000001"
  assignable_scopes = ["/subscriptions/00000000-0000-0000-0000-000000000001"]

  permissions {
    actions = ["Microsoft.Storage/*/read"]
  }
}

resource "azurerm_role_definition" "left_out" {
  name  = "orders"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000001"

  permissions {
    actions = ["Microsoft.Storage/*/read"]
  }
}
