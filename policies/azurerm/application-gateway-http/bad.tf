provider "azurerm" {
  features {}
}

resource "azurerm_application_gateway" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"

  backend_address_pool {
    name = "orders"
  }

  frontend_ip_configuration {
    name = "orders"
  }

  frontend_port {
    name = "orders"
    port = 1
  }

  gateway_ip_configuration {
    name      = "orders"
    subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Example/examples/orders"
  }

  http_listener {
    frontend_ip_configuration_name = "orders"
    frontend_port_name             = "orders"
    name                           = "orders"
    protocol                       = "Https"
  }

  http_listener {
    frontend_ip_configuration_name = "orders"
    frontend_port_name             = "orders"
    name                           = "orders"
    protocol                       = "Http"
  }

  sku {
    capacity = 1
    name     = "Standard_v2"
    tier     = "Standard_v2"
  }
}
