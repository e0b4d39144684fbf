provider "azurerm" {
  features {}
}

resource "azurerm_eventhub_namespace" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.0"
}

resource "azurerm_eventhub_namespace" "wrong_2" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.1"
}

resource "azurerm_servicebus_namespace" "wrong_1" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.0"
}

resource "azurerm_servicebus_namespace" "wrong_2" {
  location            = "westeurope"
  name                = "orders"
  resource_group_name = "shop"
  sku                 = "Standard"
  minimum_tls_version = "1.1"
}
