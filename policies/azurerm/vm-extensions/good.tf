provider "azurerm" {
  features {}
}

resource "azurerm_linux_virtual_machine" "right" {
  location                   = "westeurope"
  name                       = "orders"
  network_interface_ids      = ["orders"]
  resource_group_name        = "shop"
  size                       = "Standard_D2s_v5"
  allow_extension_operations = false

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}

resource "azurerm_windows_virtual_machine" "right" {
  location                   = "westeurope"
  name                       = "orders"
  network_interface_ids      = ["orders"]
  resource_group_name        = "shop"
  size                       = "Standard_D2s_v5"
  allow_extension_operations = false

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }
}
