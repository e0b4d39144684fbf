provider "azurerm" {
  features {}
}

resource "azurerm_container_registry" "right_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Premium"

  georeplications {
    global_endpoint_routing_enabled = true
    location                        = "northeurope"
  }
}
